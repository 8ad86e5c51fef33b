import type { Exchange } from '../exchange/exchange.ts';

/**
 * Whether a browser asks, before a cross-origin request, if it may send it (CORS preflight). An API that has an
 * OPTIONS operation of its own at that URL answers itself.
 */
export const isPreflight = (x: Exchange): boolean =>
  x.request.method.toUpperCase() === 'OPTIONS' &&
  x.request.headers.has('origin') &&
  x.operation?.method.toUpperCase() !== 'OPTIONS';

import type { Exchange } from '@sluice/runtime';
import type { NodeRequest } from '../node/request.ts';
import type { NodeResponse } from '../node/response.ts';

/** One request, when it is over. The query is left out: keys and tokens travel in it. */
export interface AccessEntry {
  /** When it was over: ISO 8601, UTC. */
  readonly time: string;
  readonly ip: string | null;
  readonly method: string;
  readonly path: string;
  /** What the caller was sent; null where it hung up before. */
  readonly status: number | null;
  readonly ms: number;
  /** The statement that failed, and its reason where it has one. */
  readonly error: string | null;
}

export function accessEntry(
  exchange: Exchange | null,
  request: NodeRequest,
  response: NodeResponse,
  now: number,
  started: number,
): AccessEntry {
  const error = exchange?.lastError ?? null;
  return {
    time: new Date(now).toISOString(),
    ip: exchange?.request.ipAddress ?? request.socket.remoteAddress ?? null,
    method: request.method ?? '',
    path: visible((request.url ?? '').replace(/\?.*$/s, '')),
    status: response.writableFinished ? response.statusCode : null,
    ms: Math.max(0, Math.round(now - started)),
    error: error === null ? null : [error.source, error.reason].filter((part) => part !== null).join(': '),
  };
}

/** `2026-01-31T10:20:30.123Z 192.0.2.1 GET /orders/7 200 12ms`, and the error behind it. */
export const textLine = ({ time, ip, method, path, status, ms, error }: AccessEntry): string =>
  `${time} ${ip ?? '-'} ${method} ${path} ${status ?? 'closed'} ${ms}ms${error === null ? '' : ` ${visible(error)}`}`;

/** No character of a request ends the line or moves a cursor. */
const visible = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[^\x20-\x7e]+/g, encodeURIComponent);

import { expect, it } from 'vitest';
import type { ServiceDescription } from '@sluice/runtime';
import { lint } from './lint.ts';

/** A description of the service says what a caller of `lint` leaves out; what the caller says goes before it. */

const SERVICE: ServiceDescription = {
  gateway: 'consumption',
  backends: { orders: {} },
  fragments: { user: '<fragment><set-variable name="user" value="text" /></fragment>' },
};

const found = (text: string, options: Parameters<typeof lint>[1]): string[] =>
  lint(text, options).diagnostics.map(({ code, severity }) => `${severity} ${code}`);

it('its backends are those that there are', () => {
  const text = '<set-backend-service backend-id="ordres" />';
  expect(found(text, { service: SERVICE })).toEqual(['error APIM2050']);
  expect(found(text, {})).toEqual([]);
});

it('its fragments are those that there are, and are seen through', () => {
  const text = (id: string): string =>
    `<policies><inbound><include-fragment fragment-id="${id}" /><choose><when condition="@((bool)context.Variables["user"])"><set-method>GET</set-method></when></choose></inbound></policies>`;
  expect(found(text('usr'), { service: SERVICE })).toEqual(['error APIM2026']);
  expect(found(text('user'), { service: SERVICE })).toEqual(['warning variable-cast']);
  expect(found(text('user'), { service: SERVICE, fragments: new Set(['user']) })).toEqual([]);
});

it('its kind of gateway is that of the documents', () => {
  const text = '<rate-limit-by-key calls="1" renewal-period="60" counter-key="a" />';
  expect(found(text, { service: SERVICE })).toContain('warning gateway-unsupported');
  expect(found(text, { service: SERVICE, gateway: 'v2' })).not.toContain('warning gateway-unsupported');
});

it('a rewrite is compared with the operation that the document is for', () => {
  const service: ServiceDescription = { apis: { orders: { operations: { get: { urlTemplate: '/{id}' } } } } };
  const text = '<rewrite-uri template="/items/{key}" />';
  expect(found(text, { service, api: 'orders', operation: 'get' })).toEqual(['error APIM2051']);
  expect(found(text, { service, api: 'orders' })).toEqual(['warning APIM2051']);
  expect(found(text, { service })).toEqual([]);
});

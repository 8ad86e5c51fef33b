import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../host/memory.ts';
import { Url } from '../exchange/url.ts';
import { evalExchange } from './exchange.ts';
import { readScenario } from './read.ts';
import { runScenario } from './run.ts';
import { matchTemplate } from './url-template.ts';
import { durationOf, fromBase64, instantOf, toBase64 } from './values.ts';

describe('reading a scenario', () => {
  it('tells every fault by its path', () => {
    const { problems } = readScenario({
      request: { method: 1, headers: { a: [1] }, body: { jsn: 1 } },
      variables: { n: { type: 3 } },
      backend: [{ status: '200' }],
      clok: 'x',
      user: [],
    });
    expect(problems).toEqual([
      'request.method must be a text',
      'request.headers must be an object of texts or lists of texts',
      'request.body has none of the forms it may have',
      'variables.n.type must be a text',
      'backend[0].status must be a number',
      'clok is no field of a scenario',
      'user must be an object',
    ]);
    expect(readScenario(null).problems).toEqual(['the scenario must be an object']);
  });

  it('takes every field of the format', () => {
    const scenario = {
      request: {
        method: 'GET',
        url: 'https://a.example.com/',
        originalUrl: null,
        headers: { A: 'a', B: ['1', '2'] },
        body: { json: null },
      },
      response: { status: 200, reason: 'OK', headers: {}, body: 'x' },
      variables: { n: { type: 'int', value: 3 } },
      api: { id: 'a', serviceUrl: null, version: null },
      product: null,
      namedValues: { a: 'b', c: { secret: true, value: 'd' } },
      backend: { error: 'timeout', delayMs: 3 },
      http: [{ method: 'GET', url: 'https://a.example.com/', response: { body: { base64: 'AA==' } } }],
      requests: [{ clock: '2026-01-01T00:00:00Z', subscription: null }],
      gateway: 'classic',
    };
    expect(readScenario(scenario).problems).toEqual([]);
  });
});

describe('defaults', () => {
  const run = async (scenario: object) =>
    (await runScenario('<set-variable name="v" value="1" />', scenario)).results![0]!;

  it('of a run: a GET of the root, one backend that answers 200', async () => {
    const result = await run({});
    expect(result.backendRequests).toEqual([{ method: 'GET', url: 'https://api.example.com/', headers: {}, body: '' }]);
    expect(result.response).toEqual({ status: 200, reason: 'OK', headers: {}, body: '' });
  });

  it('of an evaluation: nothing is invented', () => {
    const x = evalExchange({}, new MemoryHost());
    expect([x.api, x.operation, x.product, x.subscription, x.user, x.response, x.lastError]).toEqual(
      Array(7).fill(null),
    );
    expect([x.requestId, x.timestamp, x.elapsed, x.request.url.text]).toEqual([
      '0'.repeat(32),
      -62135596800000,
      0,
      'https://contoso.azure-api.net/',
    ]);
  });

  it('of the backend list: in order, the last for ever', async () => {
    const scenario = { requests: [{}, {}, {}], backend: [{ status: 500 }, { status: 201 }] };
    const { results } = await runScenario('<set-variable name="v" value="1" />', scenario);
    expect(results!.map((r) => r.response.status)).toEqual([500, 201, 201]);
  });

  it('of one request of several: what it brings itself', async () => {
    const scenario = {
      requests: [{ backend: { status: 404 } }, { url: 'https://api.example.com/b', method: 'POST', body: 'x' }],
    };
    const { results } = await runScenario('<set-variable name="v" value="1" />', scenario);
    expect(results!.map((r) => r.response.status)).toEqual([404, 404]);
    expect(results![1]!.backendRequests).toEqual([
      { method: 'POST', url: 'https://api.example.com/b', headers: {}, body: 'x' },
    ]);
  });
});

it('the same scenario gives the same result', async () => {
  const document =
    '<policies><backend><retry condition="true" count="2" interval="1" delta="1" max-interval="9"><forward-request /></retry></backend></policies>';
  const once = await runScenario(document, { seed: 7 });
  expect(JSON.stringify((await runScenario(document, { seed: 7 })).results)).toBe(JSON.stringify(once.results));
});

it('a scenario that cannot be is told, not thrown', async () => {
  expect((await runScenario('<base />', { request: { url: 'nope' } })).problem).toBe(
    'request.url must be an absolute URL, not "nope"',
  );
  expect((await runScenario('<base />', { clock: 'yesterday' })).problem).toMatch(/^clock must be a date/);
});

it.each([
  ['/orders/{id}', 'https://h/v1/orders/a%20b', { id: 'a b' }],
  ['/orders/{id}/items/{item}', 'https://h/orders/1/items/2/', { id: '1', item: '2' }],
  ['/get?a={b}', 'https://h/get?A=1+2', { b: '1+2' }],
  ['/files/*', 'https://h/files/a/b', {}],
  ['/orders/{id}', 'https://h/customers/1', null],
])('the template %s finds its parameters in %s', (template, url, expected) => {
  const found = matchTemplate(template, Url.parse(url)!, 'v1');
  expect(found === null ? null : Object.fromEntries(found)).toEqual(expected);
});

it('dates, durations and bytes', () => {
  expect(instantOf('2024-05-17T10:20:30.1234567Z', 'x') - Date.UTC(2024, 4, 17, 10, 20, 30)).toBeCloseTo(123.4567, 3);
  expect(instantOf('2024-05-17T10:20:30', 'x')).toBe(Date.UTC(2024, 4, 17, 10, 20, 30));
  expect(instantOf('2024-05-17T10:20:30+02:00', 'x')).toBe(Date.UTC(2024, 4, 17, 8, 20, 30));
  expect(durationOf('1.02:03:04.5', 'x')).toBe(((24 + 2) * 60 + 3) * 60000 + 4500);
  for (const text of ['', 'AA==', 'AAE=', 'AAEC', 'AAECAw==']) expect(toBase64(fromBase64(text))).toBe(text);
});

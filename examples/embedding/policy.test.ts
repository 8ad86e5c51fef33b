/** A test of a policy file: no gateway, no network, no waiting. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runScenario } from '@sluice/runtime';

const policy = readFileSync(new URL('policy.xml', import.meta.url), 'utf8');
const namedValues = { 'api-key': 'k1', 'backend-url': 'https://orders.example.com' };

test('a wrong key is refused before the backend hears of it', async () => {
  const { results } = await runScenario(policy, { request: { headers: { 'X-Api-Key': 'guess' } }, namedValues });
  expect(results?.[0]).toMatchObject({ response: { status: 401 }, backendRequests: [] });
});

test('an order is labelled with the path it was asked for', async () => {
  const { results } = await runScenario(policy, {
    request: { url: 'https://api.example.com/orders/7', headers: { 'X-Api-Key': 'k1' } },
    backend: { headers: { 'X-Powered-By': 'nginx' }, body: { json: { id: 7 } } },
    namedValues,
  });
  expect(results?.[0]?.response).toMatchObject({ status: 200, body: '{"id":7,"path":"/orders/7"}' });
  expect(results?.[0]?.backendRequests[0]?.url).toBe('https://orders.example.com/orders/7');
});

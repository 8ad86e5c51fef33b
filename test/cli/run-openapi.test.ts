import { expect, it } from 'vitest';
import { folder, inbound, sluice } from './sluice.ts';

const files = folder({
  'mock.xml': inbound('<mock-response status-code="200" content-type="application/json" />'),
  'api.yaml': `openapi: 3.0.3
paths:
  /orders/{id}:
    get:
      operationId: get-order
      responses:
        '200':
          content:
            application/json:
              example: { id: 7 }
`,
  'list.yaml': '- 1\n',
});
const at = (name: string): string => `${files}/${name}`;

it('--openapi is what mock-response answers from', async () => {
  const scenario = JSON.stringify({ operation: { id: 'get-order' } });
  const seen = await sluice(['run', at('mock.xml'), '--openapi', at('api.yaml'), '--scenario', '-', '--json'], {
    stdin: scenario,
  });
  expect(seen.err).toBe('');
  expect((JSON.parse(seen.out) as { response: { body: string } }).response.body).toBe('{"id":7}');
});

it('--openapi has to be an object', async () => {
  const { status, err } = await sluice(['run', at('mock.xml'), '--openapi', at('list.yaml')]);
  expect(status).toBe(2);
  expect(err).toContain('openapi must be an object');
});

it.each([
  ['-', '--openapi', '-'],
  [at('mock.xml'), '--openapi', '-', '--scenario', '-'],
])('run %j %j %j: there is one standard input', async (...argv) => {
  expect(await sluice(['run', ...argv], { stdin: '{}' })).toEqual({
    status: 2,
    out: '',
    err: 'sluice: only one of the policy, --scenario and --openapi can be stdin\n',
  });
});

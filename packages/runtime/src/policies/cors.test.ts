import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../host/memory.ts';
import { loadPolicies } from '../load.ts';

/** Preflights over several scopes, which a scenario of one document cannot show. */

const cors = (origin: string, attributes = ''): string =>
  `<cors ${attributes}><allowed-origins><origin>${origin}</origin></allowed-origins></cors>`;
const policies = (inbound: string): string =>
  `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound /><on-error /></policies>`;
const GLOBAL = `<policies><inbound>${cors('https://global.example.com')}</inbound><backend><forward-request /></backend><outbound /><on-error /></policies>`;

async function preflight(api: string, origin: string) {
  const host = new MemoryHost();
  const { gateway } = loadPolicies({ documents: { global: GLOBAL, api: policies(api) } });
  const request = { method: 'OPTIONS', url: 'https://api.example.com/', headers: [['Origin', origin]] as const };
  const { headers } = await gateway!.handle(request, host);
  expect(host.requests).toEqual([]);
  return new Map(headers).get('Access-Control-Allow-Origin');
}

describe('a preflight', () => {
  const UNMATCHED = 'terminate-unmatched-request="false"';

  it.each([
    ['is answered by the cors of a broader scope', '<base />', 'https://global.example.com'],
    ['skips the statements before base', '<return-response /><base />', 'https://global.example.com'],
    [
      'asks on where the first is told not to end it',
      `${cors('https://api.example.com', UNMATCHED)}<base />`,
      'https://global.example.com',
    ],
    ['asks the narrower scope', `${cors('https://api.example.com')}<base />`, 'https://api.example.com'],
  ])('%s', async (_, api, origin) => {
    expect(await preflight(api, origin)).toBe(origin);
  });

  it.each([
    ['does not see a broader scope without base', cors('https://api.example.com', UNMATCHED)],
    ['ends at the first that does not know the origin', `${cors('https://api.example.com')}<base />`],
  ])('%s', async (_, api) => {
    expect(await preflight(api, 'https://global.example.com')).toBeUndefined();
  });
});

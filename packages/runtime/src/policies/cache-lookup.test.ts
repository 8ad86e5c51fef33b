import { describe, expect, it } from 'vitest';
import { MemoryHost, textResponse } from '../host/memory.ts';
import { loadPolicies } from '../load.ts';
import type { Circumstances } from '../exchange/exchange.ts';
import { apiOf, operationOf, userOf } from '../scenario/circumstances.ts';

/** Who shares a response: requests of several users, operations and revisions, which no scenario has. */

const user = (id: string, ...groups: string[]): Circumstances => ({
  user: userOf({ id, groups: groups.map((g) => ({ id: g })) }),
});

async function answers(lookup: string, requests: readonly Circumstances[]): Promise<string[]> {
  const { gateway } = loadPolicies({
    documents: `<policies><inbound>${lookup}</inbound><backend><base /></backend><outbound><cache-store duration="60" /></outbound></policies>`,
  });
  let count = 0;
  const host = new MemoryHost({ fetch: () => textResponse(200, String(++count)) });
  const bodies: string[] = [];
  for (const circumstances of requests) {
    const { body } = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host, circumstances);
    bodies.push(new TextDecoder().decode(body as Uint8Array));
  }
  return bodies;
}

const lookup = (developer: boolean, groups: boolean): string =>
  `<cache-lookup vary-by-developer="${developer}" vary-by-developer-groups="${groups}" />`;

describe('cache-lookup', () => {
  it.each([
    ['lets all users share a response', lookup(false, false), ['1', '1', '1', '1']],
    ['keeps developers apart', lookup(true, false), ['1', '2', '3', '4']],
    ['keeps groups apart, in whatever order they come', lookup(false, true), ['1', '1', '2', '3']],
  ])('%s', async (_, document, expected) => {
    expect(await answers(document, [user('a', 'g', 'h'), user('b', 'h', 'g'), user('c', 'g'), {}])).toEqual(expected);
  });

  it('keeps APIs, revisions and operations apart', async () => {
    const requests: Circumstances[] = [
      { api: apiOf({ id: 'a' }) },
      { api: apiOf({ id: 'b' }) },
      { api: apiOf({ id: 'a', revision: '2' }) },
      { api: apiOf({ id: 'a' }), operation: operationOf({ id: 'o' }) },
      { api: apiOf({ id: 'a' }) },
    ];
    expect(await answers(lookup(false, false), requests)).toEqual(['1', '2', '3', '4', '1']);
  });
});

import { expect, it } from 'vitest';
import type { Cache, Host, OutgoingRequest } from '../host/host.ts';
import { MemoryCache } from '../host/memory-cache.ts';
import { MemoryHost } from '../host/memory.ts';
import { systemHost, type PlatformFetch } from '../host/system.ts';
import { loadPolicies } from '../load.ts';

it('wait for any hangs up on those it does not wait for any more', async () => {
  const sent: string[] = [];
  const hungUp: string[] = [];
  const fetch: PlatformFetch = (url, { signal }) => {
    sent.push(url);
    if (url.includes('quick'))
      return Promise.resolve({ status: 200, statusText: 'OK', headers: new Map<string, string>(), body: null });
    return new Promise((_, reject) =>
      (signal as AbortSignal).addEventListener('abort', () => {
        hungUp.push(url);
        reject(new Error('aborted'));
      }),
    );
  };
  const { gateway } = loadPolicies({
    documents: `<policies><inbound><wait for="any">
      <send-request response-variable-name="slow"><set-url>https://slow.example.com/</set-url></send-request>
      <send-request response-variable-name="quick"><set-url>https://quick.example.com/</set-url></send-request>
    </wait></inbound></policies>`,
  });
  const response = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, systemHost({ fetch }));
  expect(response.status).toBe(200);
  expect(sent).toEqual(['https://slow.example.com/', 'https://quick.example.com/']);
  expect(hungUp).toEqual(['https://slow.example.com/']);
});

it.each(['internal', 'external'] as const)('what the %s cache finds too late for any is not kept', async (type) => {
  let found!: (value: Awaited<ReturnType<Cache['get']>>) => void;
  const answer = new Promise<Awaited<ReturnType<Cache['get']>>>((resolve) => (found = resolve));
  const slow: Cache = Object.assign(new MemoryCache(), { get: () => answer });
  const memory = new MemoryHost();
  const { fetch } = memory;
  const host: Host = Object.assign(memory, {
    [type === 'internal' ? 'cache' : 'externalCache']: slow,
    fetch: (request: OutgoingRequest) => {
      if (request.url.includes('later')) found({ value: 'late', stale: false });
      return new Promise((resolve) => setTimeout(() => resolve(fetch(request)), 1));
    },
  });
  const { gateway } = loadPolicies({
    documents: `<policies><inbound><wait for="any">
      <cache-lookup-value key="k" variable-name="v" default-value="late, too" caching-type="${type}" />
      <send-request response-variable-name="r"><set-url>https://quick.example.com/</set-url></send-request>
    </wait></inbound><backend /><outbound>
      <send-request><set-url>https://later.example.com/</set-url></send-request>
      <set-header name="X-V"><value>@(context.Variables.GetValueOrDefault("v", "none"))</value></set-header>
    </outbound></policies>`,
  });
  const response = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host);
  expect(new Map(response.headers).get('X-V')).toBe('none');
  expect(memory.logged).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../host/memory.ts';
import { systemHost } from '../host/system.ts';
import type { Host } from '../host/host.ts';
import { loadPolicies } from '../load.ts';

/** Through which proxy requests leave: no scenario shows it. */

const handle = (inbound: string, host: Host) =>
  loadPolicies({
    documents: `<policies><inbound>${inbound}</inbound><backend><base /></backend></policies>`,
    namedValues: { user: 'u' },
  }).gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host);

const PROXY = '<proxy url="@("http://" + "10.0.0.1:8080")" username="{{user}}" password="p" />';
const THROUGH = { url: 'http://10.0.0.1:8080', username: 'u', password: 'p' };

describe('proxy', () => {
  it('is for the request to the backend, not for others', async () => {
    const host = new MemoryHost();
    await handle(
      `${PROXY}<send-request mode="new" response-variable-name="r"><set-url>https://x.example.com</set-url><set-method>GET</set-method></send-request>`,
      host,
    );
    expect(host.requests.map((r) => [r.purpose, r.proxy])).toEqual([
      ['send', undefined],
      ['forward', THROUGH],
    ]);
  });

  it('inside send-request is for that request alone', async () => {
    const host = new MemoryHost();
    await handle(
      `<send-request mode="new" response-variable-name="r"><set-url>https://x.example.com</set-url><set-method>GET</set-method>${PROXY}</send-request>`,
      host,
    );
    expect(host.requests.map((r) => [r.purpose, r.proxy])).toEqual([
      ['send', THROUGH],
      ['forward', undefined],
    ]);
  });

  it('is never gone around by a host that cannot use one', async () => {
    let asked = 0;
    const host = systemHost({ fetch: () => Promise.reject(new Error(String(++asked))) });
    expect((await handle(PROXY, host)).status).toBe(500);
    expect(asked).toBe(0);
  });
});

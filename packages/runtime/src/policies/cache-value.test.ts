import { describe, expect, it } from 'vitest';
import type { Host } from '../host/host.ts';
import { MemoryHost, textResponse } from '../host/memory.ts';
import { loadPolicies } from '../load.ts';

/** What a scenario cannot show: requests at the same time, over a host that has to wait. */

const { gateway } = loadPolicies({
  documents: `<policies><inbound><cache-value key="k" variable-name="v" expires-after="60" refresh-after="30"><value>
    <send-request mode="new" response-variable-name="r" timeout="10">
      <set-url>https://values.example.com/</set-url><set-method>GET</set-method>
    </send-request>
    <set-variable name="v" value="@(((IResponse)context.Variables["r"]).Body.As<string>())" />
  </value></cache-value><return-response><set-body>@((string)context.Variables["v"])</set-body></return-response></inbound></policies>`,
});

const ask = async (host: Host): Promise<string> => {
  const { body } = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host);
  return new TextDecoder().decode(body as Uint8Array);
};

/** Answers 1, 2, 3 …, each a little later; `bad` of them fail. */
function counting(bad = 0): { host: MemoryHost & Host; asked: () => number } {
  let count = 0;
  const memory = new MemoryHost();
  const host = Object.assign(memory, {
    fetch: async () => {
      const n = ++count;
      await new Promise((done) => setTimeout(done, 5));
      return n <= bad ? { error: 'refused' as const, message: 'refused' } : textResponse(200, String(n));
    },
  });
  return { host, asked: () => count };
}

describe('cache-value, many requests at once', () => {
  it('makes a value once', async () => {
    const { host, asked } = counting();
    expect(await Promise.all([ask(host), ask(host), ask(host)])).toEqual(['1', '1', '1']);
    expect(asked()).toBe(1);
  });

  it('hands out the old value while a new one is made', async () => {
    const { host, asked } = counting();
    await ask(host);
    host.time += 30_000;
    expect(await Promise.all([ask(host), ask(host)])).toEqual(['2', '1']);
    expect(asked()).toBe(2);
  });

  it('waits for one failure, not for a row of them', async () => {
    const { host, asked } = counting(1);
    const answers = await Promise.all([ask(host), ask(host), ask(host)]);
    expect(answers.slice(1)).toEqual(['2', '3']);
    expect(answers[0]).toContain('Internal server error');
    expect(asked()).toBe(3);
  });
});

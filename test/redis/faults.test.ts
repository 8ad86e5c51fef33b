import { afterEach, describe, expect, it } from 'vitest';
import { redisStores, type RedisOptions, type RedisStores } from '../../packages/gateway/src/redis/stores.ts';
import { loadPolicies, MemoryHost, textResponse, type Host, type LogEntry } from '../../packages/runtime/src/index.ts';
import { redisOfSuite } from '../helpers/redis-server.ts';

/** A gateway whose Redis dies, freezes, forgets, and comes back. */
describe('a gateway over Redis', () => {
  const redis = redisOfSuite();

  const open: RedisStores[] = [];
  afterEach(() => Promise.all(open.splice(0).map((stores) => stores.close())));

  let runs = 0;
  async function gatewayOver(document: string, options: RedisOptions = {}, url = redis.server.url) {
    const logged: LogEntry[] = [];
    const stores = redisStores(url, {
      prefix: `faults ${++runs}:`,
      timeoutMs: 5000,
      log: (entry) => logged.push(entry),
      ...options,
    });
    open.push(stores);
    const memory = new MemoryHost({ fetch: () => textResponse(200, String(++answers)) });
    let answers = 0;
    const host: Host = Object.assign(memory, { counters: stores.counters, externalCache: stores.cache });
    const { gateway } = loadPolicies({ documents: document });
    const send = async () => {
      const response = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host);
      return { status: response.status, body: new TextDecoder().decode(response.body as Uint8Array) };
    };
    return {
      stores,
      memory,
      send,
      statuses: async (n: number) => {
        const statuses: number[] = [];
        for (let i = 0; i < n; i++) statuses.push((await send()).status);
        return statuses;
      },
      log: () => logged.map(({ message }) => message),
    };
  }
  const until = async (done: () => boolean | Promise<boolean>): Promise<void> => {
    for (let i = 0; !(await done()); i++) {
      if (i > 400) throw new Error('it does not happen');
      await new Promise((resume) => setTimeout(resume, 25));
    }
  };

  const limited = `<policies>
    <inbound><rate-limit-by-key calls="3" renewal-period="300" counter-key="k" /></inbound>
    <backend><forward-request /></backend>
    <on-error><set-header name="X-Reason"><value>@(context.LastError.Message)</value></set-header></on-error>
  </policies>`;

  it('open: counts for itself while Redis is away, says so once, and counts with the others again', async () => {
    const { statuses, log } = await gatewayOver(limited);
    expect(await statuses(2)).toEqual([200, 200]);
    await redis.server.kill();
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    expect(log()).toEqual([expect.stringMatching(/^Redis does not answer: /)]);
    await redis.server.start();
    await until(() => log().includes('Redis answers again'));
    // a Redis that keeps nothing on disk has forgotten what was counted, and the scripts
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    expect(log()).toHaveLength(2);
  });

  it('closed: refuses while Redis is away, and heals', async () => {
    const { statuses, send, log, memory } = await gatewayOver(limited, { failure: 'closed' });
    expect(await statuses(1)).toEqual([200]);
    await redis.server.kill();
    const { status, body } = await send();
    expect(status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ statusCode: 500, message: 'Internal server error' });
    expect(memory.logged.at(-1)).toMatchObject({
      source: 'rate-limit-by-key',
      severity: 'error',
      message: expect.stringMatching(/^The counter store failed: /) as string,
    });
    await redis.server.start();
    await until(() => log().includes('Redis answers again'));
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  });

  it('never waits longer than the time-out for a Redis that is frozen, and then leaves it alone for a while', async () => {
    const { statuses, log } = await gatewayOver(limited, { timeoutMs: 300 });
    expect(await statuses(1)).toEqual([200]);
    redis.server.freeze();
    try {
      const start = performance.now();
      expect(await statuses(4)).toEqual([200, 200, 200, 429]);
      expect(performance.now() - start).toBeLessThan(1000);
      expect(log()).toEqual(['Redis does not answer: Redis did not answer within 300 ms']);
    } finally {
      redis.server.thaw();
    }
    await until(async () => {
      await statuses(1);
      return log().includes('Redis answers again');
    });
  });

  it('starts without Redis, and uses it when it comes', async () => {
    await redis.server.kill();
    const { statuses, stores, log } = await gatewayOver(limited, { timeoutMs: 200 });
    expect(await statuses(1)).toEqual([200]);
    await redis.server.start();
    await stores.connected;
    await until(() => log().includes('Redis answers again'));
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  });

  it('goes on when Redis forgets its scripts', async () => {
    const { statuses } = await gatewayOver(limited);
    expect(await statuses(2)).toEqual([200, 200]);
    redis.server.command('SCRIPT', 'FLUSH');
    expect(await statuses(2)).toEqual([200, 429]);
  });

  it('caches nothing while Redis is away', async () => {
    const { send, log } = await gatewayOver(`<policies>
      <inbound>
        <cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />
        <cache-lookup-value key="k" variable-name="v" default-value="none" />
        <cache-store-value key="k" value="some" duration="60" />
        <cache-remove-value key="other" />
      </inbound>
      <backend><forward-request /></backend>
      <outbound>
        <set-body>@((string)context.Variables["v"] + context.Response.Body.As<string>())</set-body>
        <cache-store duration="60" />
      </outbound>
    </policies>`);
    expect([(await send()).body, (await send()).body]).toEqual(['none1', 'none1']);
    await redis.server.kill();
    expect([(await send()).body, (await send()).body]).toEqual(['none2', 'none3']);
    await redis.server.start();
    await until(() => log().includes('Redis answers again'));
    expect([(await send()).body, (await send()).body]).toEqual(['none4', 'none4']);
  });

  it('fails where a value must be removed from a cache that is away', async () => {
    const { statuses, memory } = await gatewayOver('<cache-remove-value key="k" fail-on-cache-removal-error="true" />');
    expect(await statuses(1)).toEqual([200]);
    await redis.server.kill();
    expect(await statuses(1)).toEqual([500]);
    expect(memory.logged.at(-1)?.message).toMatch(/^The cache failed: /);
    await redis.server.start();
  });

  it('takes what others have written under its keys for nothing', async () => {
    const { send, log } = await gatewayOver(
      '<policies><inbound><cache-lookup-value key="k" variable-name="v" default-value="none" /><return-response><set-body>@((string)context.Variables["v"])</set-body></return-response></inbound></policies>',
      { prefix: 'strange:' },
    );
    for (const text of [
      '',
      'x',
      '{}\n',
      'null\nx',
      '{"kind":"value","type":"int","until":8e15}\nx',
      '{"kind":"value","type":"nope","until":8e15}\nx',
    ]) {
      redis.server.command('SET', 'strange:value=k', text);
      expect((await send()).body).toBe('none');
    }
    expect(log()).toContain('cache: what stands under a key is nothing that was cached');
  });

  it('says what Redis refuses, once, and takes it for no answer', async () => {
    const { statuses, log } = await gatewayOver(limited);
    redis.server.command('CONFIG', 'SET', 'maxmemory', '1');
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
    redis.server.command('CONFIG', 'SET', 'maxmemory', '0');
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    expect(log()).toEqual([expect.stringMatching(/^Redis refuses: OOM /)]);
  });

  it('tries again where the password is wrong, and does not show it', async () => {
    redis.server.command('CONFIG', 'SET', 'requirepass', 'right-one');
    try {
      const { statuses, log, stores } = await gatewayOver(
        limited,
        { timeoutMs: 200 },
        redis.server.url.replace('//', '//:wrong-one@'),
      );
      expect(await statuses(4)).toEqual([200, 200, 200, 429]);
      await until(() => log().length > 0);
      expect(log().join()).toMatch(/^Redis does not answer: (?!.*wrong-one)/);
      redis.server.command('-a', 'right-one', '--no-auth-warning', 'CONFIG', 'SET', 'requirepass', 'wrong-one');
      await stores.connected;
      await until(() => log().includes('Redis answers again'));
    } finally {
      redis.server.command('-a', 'wrong-one', '--no-auth-warning', 'CONFIG', 'SET', 'requirepass', '');
    }
  });

  it('ends when it is told to, also when Redis is frozen', async () => {
    const { statuses, stores } = await gatewayOver(limited, { timeoutMs: 200 });
    expect(await statuses(1)).toEqual([200]);
    redis.server.freeze();
    try {
      const start = performance.now();
      await stores.close();
      expect(performance.now() - start).toBeLessThan(2000);
    } finally {
      redis.server.thaw();
    }
  });

  it('gives slots of a gateway that has gone back to the others', async () => {
    const one = await gatewayOver('<base />', { prefix: 'slots:' });
    const two = await gatewayOver('<base />', { prefix: 'slots:' });
    expect([await one.stores.counters.enter('k', 2), await two.stores.counters.enter('k', 2)]).toEqual([true, true]);
    expect(await two.stores.counters.enter('k', 2)).toBe(false);
    await one.stores.close();
    expect(await two.stores.counters.enter('k', 2)).toBe(true);
  });

  it('refuses an address that is none of Redis', () => {
    expect(() => redisStores('http://127.0.0.1')).toThrow(TypeError);
    expect(() => redisStores('nonsense :password@host')).toThrow(/^(?!.*password)/);
    expect(() => redisStores('nonsense')).toThrow(TypeError);
  });
});

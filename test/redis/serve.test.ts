import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ServeArguments } from '../../packages/cli/src/serve/serve.ts';
import { folder, inbound } from '../cli/sluice.ts';
import { bundledForSuite } from '../helpers/bundled.ts';
import { redisOfSuite } from '../helpers/redis-server.ts';

/** Two `sluice serve`, each a process of its own, over one Redis and in front of one backend. */
describe('sluice serve --redis', () => {
  const redis = redisOfSuite();
  const program = bundledForSuite(new URL('serve-process.ts', import.meta.url));
  const files = folder({
    'limit.xml': inbound('<base /><rate-limit-by-key calls="120" renewal-period="300" counter-key="all" />'),
    'few.xml': inbound('<base /><rate-limit-by-key calls="3" renewal-period="300" counter-key="few" />'),
  });

  let backend: Server;
  beforeAll(async () => {
    backend = createServer((_, response) => response.end('ok'));
    backend.listen(0, '127.0.0.1');
    await once(backend, 'listening');
  });
  afterAll(() => backend.close());

  const running: ChildProcess[] = [];
  afterEach(async () => {
    const ended = running.map((child) => once(child, 'exit'));
    for (const child of running.splice(0)) child.kill('SIGTERM');
    await Promise.all(ended);
  });

  async function gateway(policy: string, more: ServeArguments['options'] = {}) {
    const { port } = backend.address() as AddressInfo;
    const options = { backend: `http://127.0.0.1:${port}`, port: '0', redis: redis.server.url, log: 'none', ...more };
    const asked = JSON.stringify({ positionals: [path.join(files, policy)], options });
    const child = spawn(process.execPath, [program, asked], { stdio: ['ignore', 'pipe', 'pipe'] });
    running.push(child);
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /listening on (\S+?)[,\s]/.exec(String(line))![1]!;
    const status = async (): Promise<number> => {
      const response = await fetch(url);
      await response.arrayBuffer();
      return response.status;
    };
    return {
      told: () => told,
      atOnce: (n: number) => Promise.all(Array.from({ length: n }, status)),
      inTurn: async (n: number) => {
        const statuses: number[] = [];
        while (statuses.length < n) statuses.push(await status());
        return statuses;
      },
      until: async (what: RegExp): Promise<void> => {
        for (let i = 0; !what.test(told); i++) {
          if (i > 400) throw new Error(`${what} is not said:\n${told}`);
          await new Promise((resume) => setTimeout(resume, 25));
        }
      },
    };
  }

  it('ends where it cannot listen, and lets go of Redis', async () => {
    const { port } = backend.address() as AddressInfo;
    const options = { backend: 'http://x', port: String(port), redis: redis.server.url };
    const asked = JSON.stringify({ positionals: [path.join(files, 'few.xml')], options });
    const child = spawn(process.execPath, [program, asked], { stdio: ['ignore', 'ignore', 'pipe'] });
    running.push(child);
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(told).toMatch(/^sluice: .*EADDRINUSE/);
    running.splice(0);
  });

  it('two gateways share a limit exactly, a hundred requests at once in each', async () => {
    // where the machine is too busy to answer within a second each counts for itself, and says so
    for (let tries = 3; tries > 0; tries--) {
      redis.server.command('FLUSHALL');
      const [one, two] = await Promise.all([gateway('limit.xml'), gateway('limit.xml')]);
      const statuses = (await Promise.all([one.atOnce(100), two.atOnce(100)])).flat();
      if (tries > 1 && /Redis does not answer/.test(one.told() + two.told())) continue;
      expect(statuses.filter((status) => status === 200)).toHaveLength(120);
      expect(statuses.filter((status) => status === 429)).toHaveLength(80);
      return;
    }
  }, 60_000);

  it('a Redis that dies is said to be away; each gateway counts for itself, and both together when it is back', async () => {
    const [one, two] = await Promise.all([gateway('few.xml'), gateway('few.xml')]);
    expect([await one.inTurn(2), await two.inTurn(2)]).toEqual([
      [200, 200],
      [200, 429],
    ]);
    await redis.server.kill();
    expect([await one.inTurn(4), await two.inTurn(4)]).toEqual([
      [200, 200, 200, 429],
      [200, 200, 200, 429],
    ]);
    expect(one.told()).toMatch(/Redis does not answer/);
    await redis.server.start();
    await Promise.all([one.until(/Redis answers again/), two.until(/Redis answers again/)]);
    expect([await one.inTurn(2), await two.inTurn(2)]).toEqual([
      [200, 200],
      [200, 429],
    ]);
  }, 60_000);

  it('--redis-failure closed: no limit, no answer, until it is back', async () => {
    const one = await gateway('few.xml', { 'redis-failure': 'closed' });
    redis.server.command('FLUSHALL');
    expect(await one.inTurn(1)).toEqual([200]);
    await redis.server.kill();
    expect(await one.inTurn(2)).toEqual([500, 500]);
    await redis.server.start();
    await one.until(/Redis answers again/);
    expect(await one.inTurn(4)).toEqual([200, 200, 200, 429]);
  }, 60_000);
});

import process from 'node:process';
import { redisStores } from '../../packages/gateway/src/redis/stores.ts';
import { loadPolicies, MemoryHost, textResponse, type Host } from '../../packages/runtime/src/index.ts';

/**
 * A gateway in a process of its own: `processes.test.ts` bundles and starts it. The arguments are the address of Redis
 * and a policy document. It says `ready`; for each number that it is told it sends so many requests at once, and answers
 * with their statuses and bodies, which tell the process, and when its backend was asked and had answered. Its clock
 * stands still, so that what a limit lets through does not depend on how long a test takes.
 */
const [url = '', document = ''] = process.argv.slice(2);
const { counters, cache, connected, close } = redisStores(url, { timeoutMs: 20_000 });
const { gateway } = loadPolicies({ documents: document, gateway: document.includes('v2') ? 'v2' : 'classic' });

const memory = new MemoryHost();
const host: Host = Object.assign(memory, {
  counters,
  externalCache: cache,
  fetch: async () => {
    const start = performance.timeOrigin + performance.now();
    await new Promise((answered) => setTimeout(answered, 20));
    return textResponse(200, `${process.pid} ${start} ${performance.timeOrigin + performance.now()}`);
  },
});

const send = async (): Promise<{ readonly status: number; readonly body: string }> => {
  const { status, body } = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host);
  return { status, body: new TextDecoder().decode(body as Uint8Array) };
};

process.on('message', (count: number) => {
  void Promise.all(Array.from({ length: count }, send)).then((responses) => process.send!(responses));
});
process.on('disconnect', () => void close());
await connected;
process.send!('ready');

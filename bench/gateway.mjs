// What a request costs: CPU time of the proxy process for each of a bare undici proxy, Sluice without policies, and
// Sluice with ten statements; what ten synchronous statements cost beside ten awaits; and the memory that a response of
// a gigabyte takes on its way through.
//
//   node bench/gateway.mjs [requests per round] [rounds]
//
// Rounds are interleaved, in turning order, and of each contestant the quicker quarter of its rounds counts: what else the
// machine does only ever adds. CPU time and its ratios bear a busy machine, requests per second do not.
// The process fails where ten statements leave less than 85 % of the bare proxy's requests, or memory is not flat.
import { fork } from 'node:child_process';
import net from 'node:net';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const REQUESTS = Number(process.argv[2] ?? 4000);
const ROUNDS = Number(process.argv[3] ?? 16);
const CONNECTIONS = 32;
const SHARE = 0.85;
const GIGABYTE_MB = 1024;
const GROWTH_MB = 64;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = here('.out/proxies.cjs');
const common = { bundle: true, platform: 'node', target: 'node20', conditions: ['sluice-source'], logLevel: 'error' };
await build({ ...common, entryPoints: [here('cases/proxies.mjs')], format: 'cjs', outfile: program });

const processes = [];
/** A process of cases/proxies.mjs, listening. */
async function start(kind, backend = '') {
  const child = fork(program, [kind, backend]);
  processes.push(child);
  const told = () => new Promise((done) => child.once('message', done));
  const { port } = await told();
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    usage: () => {
      const answer = told();
      child.send('usage');
      return answer;
    },
  };
}

const request = (port) =>
  `GET /acme/orders/7?expand=lines HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: application/json\r\n` +
  'Authorization: Bearer abc.def.ghi\r\nX-Correlation-Id: 5f2c1e\r\nUser-Agent: bench\r\n\r\n';

/** Sends so many requests over kept connections, one after the other on each; answers with the seconds it took. */
function load(port, count) {
  const text = request(port);
  let left = count;
  const started = performance.now();
  const one = () =>
    new Promise((done, fail) => {
      const socket = net.connect(port, '127.0.0.1').setNoDelay(true);
      let head = '';
      let missing = -1;
      const next = () => {
        if (left-- <= 0) return socket.end(done);
        socket.write(text);
      };
      socket.on('connect', next).on('error', fail);
      socket.on('data', (piece) => {
        if (missing < 0) {
          head += piece.toString('latin1');
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return;
          if (!head.startsWith('HTTP/1.1 200 ')) return fail(new Error(head));
          missing = Number(/content-length: (\d+)/i.exec(head)[1]) - (head.length - end - 4);
          head = '';
        } else missing -= piece.length;
        if (missing > 0) return;
        missing = -1;
        next();
      });
    });
  return Promise.all(Array.from({ length: CONNECTIONS }, one)).then(() => (performance.now() - started) / 1000);
}

const sorted = (list) => list.toSorted((a, b) => a - b);
const median = (list) => sorted(list)[list.length >> 1];
const quiet = (list) => sorted(list)[list.length >> 2];

/** Microseconds of CPU per request, by contestant. */
async function perRequest() {
  const backend = await start('backend');
  const contestants = [
    { name: 'bare undici proxy', kind: 'bare' },
    { name: 'Sluice, no policies', kind: 'sluice' },
    { name: 'Sluice, ten statements', kind: 'ten' },
  ];
  for (const c of contestants) Object.assign(c, { proxy: await start(c.kind, backend.url), cpu: [], wall: [] });
  for (const c of contestants) await load(c.proxy.port, REQUESTS * 2);
  for (let round = 0; round < ROUNDS; round++)
    for (let turn = 0; turn < contestants.length; turn++) {
      const c = contestants[(round + turn) % contestants.length];
      const before = await c.proxy.usage();
      const seconds = await load(c.proxy.port, REQUESTS);
      const after = await c.proxy.usage();
      c.cpu.push((after.cpu - before.cpu) / REQUESTS);
      c.wall.push(REQUESTS / seconds);
    }
  console.log('contestant                 CPU µs/request   share of bare   requests/s');
  const [base] = contestants;
  for (const c of contestants) {
    c.share = quiet(base.cpu) / quiet(c.cpu);
    const share = `${(c.share * 100).toFixed(0)} %`;
    console.log(
      `${c.name.padEnd(26)} ${quiet(c.cpu).toFixed(1).padStart(14)} ${share.padStart(15)} ${median(c.wall).toFixed(0).padStart(12)}`,
    );
  }
  return contestants.at(-1).share;
}

/** Megabytes that the proxy's memory grows by while a gigabyte goes through it. */
async function gigabyte() {
  const backend = await start('backend');
  const proxy = await start('ten', backend.url);
  const url = (mb) => ({ port: proxy.port, path: `/big?mb=${mb}`, headers: { Authorization: 'x' } });
  await read(url(64));
  const { rss } = await proxy.usage();
  let most = rss;
  let busy = true;
  const watching = (async () => {
    while (busy) {
      most = Math.max(most, (await proxy.usage()).rss);
      await new Promise((go) => setTimeout(go, 20));
    }
  })();
  const started = performance.now();
  const bytes = await read(url(GIGABYTE_MB));
  const seconds = (performance.now() - started) / 1000;
  busy = false;
  await watching;
  if (bytes !== GIGABYTE_MB * 1024 * 1024) throw new Error(`only ${bytes} bytes came through`);
  const growth = (most - rss) / 1024 / 1024;
  console.log(
    `\n${GIGABYTE_MB} MB went through in ${seconds.toFixed(1)} s; memory grew by ${growth.toFixed(0)} MB, at most ${GROWTH_MB} wanted`,
  );
  return growth;
}

async function read(options) {
  const { get } = await import('node:http');
  return new Promise((done, fail) => {
    get(options, (response) => {
      let bytes = 0;
      response.on('data', (piece) => (bytes += piece.length));
      response.on('end', () => done(bytes)).on('error', fail);
    }).on('error', fail);
  });
}

/** Ten statements in a row, each of which is done at once, and the same with an await for each. */
async function statements() {
  const engine = here('.out/statements.mjs');
  await build({
    ...common,
    stdin: { contents: `export * from '@sluice/runtime';`, resolveDir: here('.') },
    format: 'esm',
    outfile: engine,
  });
  const { sequence } = await import(pathToFileURL(engine).href);
  /** @type {((x: { n: number }) => any)[]} */
  const steps = Array.from({ length: 10 }, (_, i) => (x) => void (x.n = (x.n + i) | 0));
  const inSequence = sequence(steps);
  const awaited = async (x) => {
    for (const step of steps) await step(x);
  };
  const x = { n: 0 };
  const TURNS = 200_000;
  const times = { sync: [], awaited: [] };
  for (let round = 0; round < ROUNDS; round++) {
    let started = performance.now();
    for (let i = 0; i < TURNS; i++) inSequence(x);
    times.sync.push(((performance.now() - started) * 1e6) / TURNS);
    started = performance.now();
    for (let i = 0; i < TURNS; i++) await awaited(x);
    times.awaited.push(((performance.now() - started) * 1e6) / TURNS);
  }
  const [sync, withAwait] = [median(times.sync), median(times.awaited)];
  console.log(
    `\nten synchronous statements ${sync.toFixed(0)} ns, ten awaits ${withAwait.toFixed(0)} ns: ×${(withAwait / sync).toFixed(0)}`,
  );
}

try {
  const share = await perRequest();
  await statements();
  const growth = await gigabyte();
  if (share < SHARE) {
    console.log(`ten statements leave ${(share * 100).toFixed(0)} % of the bare proxy, ${SHARE * 100} % wanted`);
    process.exitCode = 1;
  }
  if (growth > GROWTH_MB) process.exitCode = 1;
} finally {
  for (const child of processes) child.disconnect();
}

// The eight expressions that speed is quoted on, and twelve of the corpus's most common shapes, against hand-written
// JavaScript and against three JavaScript expression engines, in one run.
//
// Procedure: each subject in a loop function of its own, contexts rotating, everything warmed first (shared evaluator code
// then sees the megamorphic feedback that it sees in a gateway), interleaved rounds, medians; the figure is the geometric
// mean of the ratios to hand-written. Results are compared before anything is timed. Step budgets are on. Fails where a
// mean is over its bound, or a peer is faster. `--quick` leaves the peers out.
import process from 'node:process';
import { built } from './cases/built.mjs';
import { cases, contexts, N } from './cases/eight.mjs';
import { asyncPeers, peers } from './cases/peers.mjs';

/** Nanoseconds since `t`. */
const elapsed = (t) => Number(process.hrtime.bigint() - BigInt(t));

const { bindExpression, emitExpression, evalExchange, MemoryHost, readScenario } = await built(
  'engine',
  `export * from '@sluice/expressions'; export { evalExchange, MemoryHost, readScenario } from '@sluice/runtime';`,
);

const quick = process.argv.includes('--quick');
const ROUNDS = 11;
const BATCH_MS = 12;

/** The bench's plain contexts as exchanges. */
function exchangeOf(c) {
  const host = new MemoryHost({ now: c.now });
  const { scenario } = readScenario({
    request: {
      method: c.request.method,
      url: `https://api.example.com${c.request.path}`,
      headers: c.request.headers,
      body: { json: c.body },
    },
    response: { status: c.response.statusCode },
    variables: Object.fromEntries(Object.entries(c.variables).map(([k, value]) => [k, { type: 'string', value }])),
    subscription: { id: c.subscription.id },
    api: { id: c.api.name, name: c.api.name },
    timestamp: new Date(c.ts).toISOString(),
  });
  return { exchange: evalExchange(scenario, host), host };
}

const exchanges = contexts.map(exchangeOf);

function ours(code) {
  const bound = bindExpression(code);
  if (!bound.runnable) throw new Error(`${code}: ${bound.diagnostics.map((d) => d.message).join('; ')}`);
  const run = emitExpression(bound);
  return {
    fn: run,
    args: exchanges,
    call: 'fn(args[i & 15].exchange, args[i & 15].host)',
    once: (x) => run(x.exchange, x.host),
  };
}

/**
 * A loop of its own per subject, so that V8 specialises its call site alone: each of another text, since functions of one
 * text share what V8 has learnt. Every result is stored, or it would not have to be computed.
 */
let loops = 0;
const makeLoop = (call = 'fn(args[i & 15])') =>
  new Function('fn', 'args', 'out', 'n', `/* ${loops++} */ for (let i = 0; i < n; i++) out[i & 15] = ${call};`);
const out = new Array(N).fill(null);

const subjects = [];
for (const c of cases) {
  const want = contexts.map((x) => c.hand(x));
  const add = (name, { fn, args, call, once = fn }) => {
    args.forEach((a, i) => {
      const got = once(a);
      if (String(got) !== String(want[i]))
        throw new Error(`${name} gives ${got} for ${c.name}, hand-written ${want[i]}`);
    });
    subjects.push({ case: c.name, engine: name, fn, args, loop: makeLoop(call), times: [] });
  };
  add('hand', { fn: c.hand, args: contexts });
  add('sluice', ours(c.csharp));
  for (const peer of quick ? [] : peers) {
    const fn = peer.compile(c);
    if (fn !== null) add(peer.name, { fn, args: contexts });
  }
}

for (const s of subjects) for (let i = 0; i < 4; i++) s.loop(s.fn, s.args, out, 4000);
for (const s of subjects) {
  // as many turns as fit the batch
  let n = 1024;
  for (;;) {
    const t = process.hrtime.bigint();
    s.loop(s.fn, s.args, out, n);
    const ms = elapsed(t) / 1e6;
    if (ms > BATCH_MS / 2) break;
    n *= 2;
  }
  s.n = n;
}
for (let round = 0; round < ROUNDS; round++) {
  for (const s of subjects) {
    const t = process.hrtime.bigint();
    s.loop(s.fn, s.args, out, s.n);
    s.times.push(elapsed(t) / s.n);
  }
}
// awaited peers, each by itself
const awaited = new Map();
for (const peer of quick ? [] : asyncPeers) {
  for (const c of cases) {
    const fn = peer.compile(c);
    if (fn === null) continue;
    for (let i = 0; i < N; i++) {
      const got = await fn(contexts[i]);
      if (String(got) !== String(c.hand(contexts[i]))) throw new Error(`${peer.name} gives ${got} for ${c.name}`);
    }
    for (let i = 0; i < 2000; i++) await fn(contexts[i & 15]);
    const times = [];
    for (let round = 0; round < ROUNDS; round++) {
      const t = process.hrtime.bigint();
      for (let i = 0; i < 1000; i++) await fn(contexts[i & 15]);
      times.push(elapsed(t) / 1000);
    }
    awaited.set(`${peer.name} ${c.name}`, times);
  }
}
const median = (xs) => xs.toSorted((a, b) => a - b)[xs.length >> 1];
const engines = [...new Set(subjects.map((s) => s.engine)), ...(quick ? [] : asyncPeers.map((p) => p.name))];
const ns = (engine, name) => {
  const s = subjects.find((x) => x.engine === engine && x.case === name);
  const times = s?.times ?? awaited.get(`${engine} ${name}`);
  return times === undefined ? null : median(times);
};
const names = [...new Set(cases.map((c) => c.name))];
console.log(['ns per evaluation'.padEnd(34), ...engines.map((e) => e.padStart(12))].join(''));
for (const name of names)
  console.log([name.padEnd(34), ...engines.map((e) => (ns(e, name)?.toFixed(1) ?? '-').padStart(12))].join(''));
const geo = (engine, list) => {
  const ratios = list.map((n) => (ns(engine, n) ?? NaN) / ns('hand', n)).filter((r) => !Number.isNaN(r));
  return Math.exp(ratios.reduce((a, r) => a + Math.log(r), 0) / ratios.length);
};
const eight = names.filter((n) => /^e\d/.test(n));
const shapes = names.filter((n) => !/^e\d/.test(n));
console.log(
  ['geometric mean, eight, x hand'.padEnd(34), ...engines.map((e) => geo(e, eight).toFixed(2).padStart(12))].join(''),
);
if (shapes.length > 0)
  console.log(
    ['geometric mean, shapes, x hand'.padEnd(34), ...engines.map((e) => geo(e, shapes).toFixed(2).padStart(12))].join(
      '',
    ),
  );
console.log(`${N} contexts, ${ROUNDS} rounds, Node ${process.version}`);

const BOUND = 6;
for (const { what, list } of [
  { what: 'eight', list: eight },
  { what: 'shapes', list: shapes },
]) {
  const mean = geo('sluice', list);
  if (mean <= BOUND) continue;
  console.log(
    `the ${what} take ${mean.toFixed(2)} times what hand-written JavaScript takes, over the bound of ${BOUND}`,
  );
  process.exitCode = 1;
}
for (const engine of engines) {
  const shared = eight.filter((n) => ns(engine, n) !== null);
  if (engine === 'sluice' || engine === 'hand' || geo('sluice', shared) < geo(engine, shared)) continue;
  console.log(`${engine} is faster`);
  process.exitCode = 1;
}

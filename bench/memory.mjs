// What evaluations leave behind: the heap after a million of them and a collection, against the heap after ten. Every
// expression of the speed bench takes part, over a new exchange every thousand turns, so that whatever holds on to an
// exchange, a body or a result shows. The process fails where the heap has grown by 2 MB.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { built } from './cases/built.mjs';
import { cases, contexts } from './cases/eight.mjs';

if (globalThis.gc === undefined) {
  const again = spawnSync(process.execPath, ['--expose-gc', ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}

const { bindExpression, emitExpression, evalExchange, MemoryHost, readScenario } = await built(
  'memory',
  `export * from '@sluice/expressions'; export { evalExchange, MemoryHost, readScenario } from '@sluice/runtime';`,
);

const EVALUATIONS = 1_000_000;
const BOUND_MB = 2;

const runs = cases.map((c) => emitExpression(bindExpression(c.csharp)));
const host = new MemoryHost({ now: contexts[0].now });

/** An exchange whose body no other has had: what is kept of bodies would add up. */
function exchange(i) {
  const c = contexts[i % contexts.length];
  const { scenario } = readScenario({
    request: {
      method: c.request.method,
      url: `https://api.example.com${c.request.path}`,
      headers: c.request.headers,
      body: { json: { ...c.body, [`name-${i}`]: `${i} `.repeat(200) } },
    },
    response: { status: c.response.statusCode },
    variables: Object.fromEntries(Object.entries(c.variables).map(([k, value]) => [k, { type: 'string', value }])),
    subscription: { id: c.subscription.id },
    api: { id: c.api.name, name: c.api.name },
    timestamp: new Date(c.ts).toISOString(),
  });
  return evalExchange(scenario, host);
}

let done = 0;
let sink;
function evaluate(count) {
  for (let x = null; count > 0; count--, done++) {
    if (x === null || done % 1000 === 0) x = exchange(done);
    sink = runs[done % runs.length](x, host);
  }
}

function heap() {
  sink = null;
  for (let i = 0; i < 4; i++) globalThis.gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

evaluate(10);
const before = heap();
const started = performance.now();
evaluate(EVALUATIONS);
const seconds = (performance.now() - started) / 1000;
const after = heap();
console.log(
  `${before.toFixed(2)} MB after ten evaluations, ${after.toFixed(2)} MB after a million (${seconds.toFixed(1)} s)`,
);
if (sink !== null || after - before > BOUND_MB) {
  console.log(`the heap has grown by ${(after - before).toFixed(2)} MB, over the bound of ${BOUND_MB}`);
  process.exitCode = 1;
}

// From text to something that runs: parse, bind and emit of a 500-character expression against chevrotain's lexing of the
// same text, and the time per expression over texts of every size. Types and members are read when first used, so that
// every text has been bound before it is timed: that is a gateway loading its second policy, or an editor at work.
//
//   node bench/bind.mjs [folder of policies]
//
// The engine's own lexing, chevrotain's too, is shown beside the yardstick: it knows more kinds of tokens and makes its own.
// Times are the processor's, so that other work on the machine counts little. Rounds are interleaved, medians are reported. The process fails where binding takes more than ten times the lexing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createToken, Lexer } from 'chevrotain';
import { built } from './cases/built.mjs';
import { cases } from './cases/eight.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { bindExpression, children, emitExpression, lex, parse, parseDocument } = await built(
  'binder',
  `
      export { bindExpression, emitExpression } from '@sluice/expressions';
      export { lex } from './packages/expressions/src/syntax/lexer.ts';
      export { parse } from './packages/expressions/src/syntax/parser.ts';
      export { children, parseDocument } from '@sluice/parser';`,
);

const BOUND = 10;
const ROUNDS = 15;
const BATCH_MS = 10;
const WARM_MS = 2500;

/** The lexer that a chevrotain grammar of C# would have. */
const lexer = new Lexer(
  [
    { name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true },
    { name: 'Verbatim', pattern: /@"(?:[^"]|"")*"/, line_breaks: true },
    { name: 'Text', pattern: /\$?"(?:[^"\\]|\\.)*"/ },
    { name: 'Char', pattern: /'(?:[^'\\]|\\.)+'/ },
    { name: 'Real', pattern: /\d+\.\d+[fFdDmM]?/ },
    { name: 'Integer', pattern: /\d+[uUlL]*/ },
    { name: 'Name', pattern: /@?[A-Za-z_]\w*/ },
    { name: 'Operator', pattern: /=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\+\+|--|[-+*/%]=|[-+*/%<>=!&|^~?:.,;(){}[\]@]/ },
  ].map((t) => createToken(t)),
  { positionTracking: 'onlyOffset' },
);

const text = `@{
  var body = context.Request.Body.As<JObject>(preserveContent: true);
  var tenant = context.Request.Headers.GetValueOrDefault("X-Tenant", "none").ToLowerInvariant();
  if (tenant == "none" || !Regex.IsMatch(tenant, "^[a-z]{2,8}$")) { return "unknown"; }
  var total = 0;
  foreach (var item in (JArray)body["order"]["items"]) { total += (int)item["quantity"]; }
  var limit = int.Parse(context.Variables.GetValueOrDefault<string>("limit", "100"));
  return total > limit ? tenant + "/" + limit.ToString("D4") : $"{tenant}-{total}";
}`;

const whole = (code) => {
  const bound = bindExpression(code);
  return bound.runnable ? emitExpression(bound) : bound;
};
if (typeof whole(text) !== 'function') throw new Error(JSON.stringify(bindExpression(text).diagnostics));
if (lexer.tokenize(text).errors.length > 0) throw new Error('the lexer refuses the text');

const subjects = [
  ['chevrotain, tokens only', () => lexer.tokenize(text)],
  ["the engine's own lexing", () => lex(text, 2, text.length - 1)],
  ['parse', () => parse(text)],
  ['parse and bind', () => bindExpression(text)],
  ['parse, bind and emit', () => whole(text)],
].map(([name, run]) => ({ name, run, n: 16, times: [] }));

/** Milliseconds of processor time, the collector's and the compiler's threads included. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

let sink;
function batch(s) {
  const start = spent();
  for (let i = 0; i < s.n; i++) sink = s.run();
  return spent() - start;
}
for (const s of subjects) {
  for (const end = spent() + WARM_MS; spent() < end;) batch(s);
  while (batch(s) < BATCH_MS) s.n *= 2;
}
for (let round = 0; round < ROUNDS; round++) for (const s of subjects) s.times.push((batch(s) * 1000) / s.n);
const median = (xs) => xs.toSorted((a, b) => a - b)[xs.length >> 1];

console.log(`one expression of ${text.length} characters`);
const base = median(subjects[0].times);
for (const s of subjects)
  console.log(
    `${s.name.padEnd(28)}${median(s.times).toFixed(1).padStart(9)} us  x ${(median(s.times) / base).toFixed(2)}`,
  );

// ---- many texts, each once per round

const folder = process.argv[2] ?? here('../../shared/corpus/policies');
const sets = [{ name: 'the bench', texts: cases.map((c) => c.csharp) }];
if (existsSync(folder)) sets.push({ name: 'the policies of the folder', texts: expressionsOf(folder) });
for (const { name, texts } of sets) {
  const rounds = [];
  for (let round = 0; round < 7 + 4000 / texts.length; round++) {
    const start = performance.now();
    for (const code of texts) sink = whole(code);
    rounds.push(((performance.now() - start) * 1000) / texts.length);
  }
  const characters = texts.reduce((sum, code) => sum + code.length, 0) / texts.length;
  console.log(
    `${name}: ${texts.length} expressions of ${characters.toFixed(0)} characters on average, ` +
      `${median(rounds.slice(rounds.length >> 1)).toFixed(1)} us each (${rounds[0].toFixed(1)} the first time)`,
  );
}
if (sink === undefined) throw new Error('nothing was bound');

function expressionsOf(path) {
  const found = [];
  for (const file of readdirSync(path)) {
    const source = readFileSync(`${path}/${file}`, 'utf8');
    const pending = [parseDocument(source).document];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.kind === 'Island') found.push(source.slice(node.span.start, node.span.end));
      pending.push(...children(node));
    }
  }
  return found;
}

const ratio = median(subjects.at(-1).times) / base;
if (ratio > BOUND) {
  console.log(`binding takes ${ratio.toFixed(1)} times what lexing takes, over the bound of ${BOUND}`);
  process.exitCode = 1;
}

// Writes surface.json: for each type that policy expressions may use or that those lead to, its members.
//   callable   the documented members that an expression can call: what the library is measured against. They come from
//              .NET Framework 4.8's surface and are kept from run to run; --yardstick FILE reads them anew.
//   others     what .NET 8 has beside them: undocumented, not callable (streams, spans, tasks, providers) or younger
//   absent     callable ones that .NET 8 lacks
//   renamed    callable ones whose parameters .NET 8 names otherwise, with .NET 8's signature
// Then says how many callable members the recorded answers use, and with --unused which they do not.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { build, environment } from './record.mjs';

const file = new URL('surface.json', import.meta.url);
const read = (url) => JSON.parse(readFileSync(url, 'utf8'));

/** A signature without accessors and without the names and defaults of its parameters. */
export function shape(text) {
  const signature = text.replace(/ \{ .*\}$/, '');
  const open = /^(?:new|.* this)(?=[([])/.exec(signature)?.[0].length ?? signature.search(/\((?!.*operator \()/);
  if (open < 0) return signature;
  const close = signature.length - 1;
  const parameters = [''];
  let depth = 0;
  for (const char of signature.slice(open + 1, close)) {
    if (char === '<' || char === '(') depth++;
    if (char === '>' || char === ')') depth--;
    if (char === ',' && depth === 0) parameters.push('');
    else parameters[parameters.length - 1] += char;
  }
  const types = parameters.map((parameter) =>
    parameter
      .trim()
      .replace(/ = .*$/, '')
      .replace(/ [^ >\]]+$/, ''),
  );
  return signature.slice(0, open + 1) + types.join(', ') + signature.slice(close);
}

function yardstick() {
  const at = process.argv.indexOf('--yardstick');
  const types = read(at < 0 ? file : process.argv[at + 1]).types;
  return Object.entries(types).map(([name, type]) => ({
    name,
    documented: type.documented,
    callable:
      type.callable ??
      (type.documented === 'no'
        ? []
        : documentedMembers(type).filter(
            (member) => !type.notCallable.includes(member) && !/\bCalendar\b/.test(member),
          )),
  }));
}

function documentedMembers({ members, documented }) {
  if (documented === 'all') return members;
  if (typeof documented === 'string') {
    const [, excepted, parameterless] = /^all except (\w+)(\(\))?/.exec(documented);
    return members.filter((member) =>
      parameterless ? !member.includes(` ${excepted}()`) : !member.includes(` ${excepted}(`),
    );
  }
  const names = new Set(documented);
  return members.filter((member) => names.has(memberName(member)));
}

/** The name a documented list uses: `.ctor` for constructors, `Item` for indexers. */
function memberName(member) {
  if (member.startsWith('new(')) return '.ctor';
  if (/ this\[/.test(member)) return 'Item';
  if (/^\w+ = -?\d+$/.test(member)) return member.split(' ')[0];
  return /(\w+)(?:<[^(]*>)?(?:\(| \{|$)/.exec(member.replace(/\(.*$/, '('))?.[1];
}

function run(oracle, args, lines) {
  const done = spawnSync(oracle, args, {
    input: lines.map((line) => JSON.stringify(line)).join('\n'),
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const oracle = build('net8.0');
const wanted = yardstick();
const [described] = run(
  oracle,
  ['--surface'],
  wanted.map(({ name }) => name),
);
const types = {};
for (const { name, documented, callable } of wanted) {
  const found = described[name];
  if (found === null) {
    types[name] = { documented, callable, absent: callable };
    continue;
  }
  const { members, obsolete, ...kind } = found;
  const shapes = new Set(callable.map(shape));
  const absent = callable.filter((member) => members[shape(member)] === undefined);
  const renamed = Object.fromEntries(
    callable
      .map((member) => [member, members[shape(member)]])
      .filter(([member, now]) => now !== undefined && now !== member),
  );
  const others = Object.entries(members)
    .filter(([key]) => !shapes.has(key) && !obsolete.includes(key))
    .map(([, text]) => text);
  types[name] = {
    ...kind,
    documented,
    callable,
    ...(absent.length > 0 ? { absent } : {}),
    ...(Object.keys(renamed).length > 0 ? { renamed } : {}),
    others,
  };
}
const count = (key) => Object.values(types).reduce((sum, type) => sum + Object.keys(type[key] ?? []).length, 0);
const about = `.NET 8 as the compiler sees it; obsolete members and pointers left out. ${count('callable')} callable documented members, ${count('absent')} of them not in .NET 8.`;
writeFileSync(file, `${JSON.stringify({ about, types }, null, 1)}\n`);
console.error(about);

if (existsSync(new URL('answers/', import.meta.url))) {
  const cases = readdirSync(new URL('answers/', import.meta.url)).flatMap((name) =>
    readFileSync(new URL(`answers/${name}`, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
  const uses = new Map();
  for (const { members } of run(
    oracle,
    ['--members'],
    cases.map(({ id, code }) => ({ id, code })),
  ))
    for (const member of members) uses.set(member, (uses.get(member) ?? 0) + 1);
  const unused = Object.entries(types).flatMap(([name, { callable, absent }]) =>
    callable
      .filter((member) => !absent?.includes(member) && !uses.has(`${name}::${shape(member)}`))
      .map((member) => `${name}::${member}`),
  );
  console.error(
    `${count('callable') - count('absent') - unused.length} of them are used by ${cases.length} recorded expressions`,
  );
  if (process.argv.includes('--unused')) console.log(unused.join('\n'));
}

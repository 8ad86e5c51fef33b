// Writes what .NET knows of the cultures below, and of the neutral ones above them, as data for the engine: per culture
// what differs from its parent. `node cultures.mjs`; needs what record.mjs needs. A culture with another calendar than the
// Gregorian is refused. The data come from ICU by way of .NET 8, so that a newer ICU may change a few of them.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { build, environment } from './record.mjs';

const names = `
  en-US en-GB en-AU en-CA en-IN en-IE en-NZ en-ZA en-SG en-HK
  de-DE de-AT de-CH fr-FR fr-BE fr-CA fr-CH it-IT it-CH nl-NL nl-BE es-ES es-MX es-AR es-CL es-CO es-US
  pt-BR pt-PT sv-SE da-DK nb-NO nn-NO fi-FI is-IS pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG hr-HR sl-SI et-EE lv-LV lt-LT
  el-GR tr-TR ru-RU uk-UA he-IL hi-IN id-ID ms-MY vi-VN ja-JP ko-KR zh-CN zh-TW zh-HK zh-SG no`
  .split(/\s+/)
  .filter(Boolean);

const target = new URL('../../packages/expressions/src/values/culture-data.ts', import.meta.url);
const oracle = build('net8.0');

function describe(wanted) {
  const input = wanted.map((name) => JSON.stringify(name)).join('\n');
  const done = spawnSync(oracle, ['--cultures'], { input, encoding: 'utf8', env: environment, maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** `LCID` → `lcid`, `AMDesignator` → `amDesignator`, `NaNSymbol` → `nanSymbol`. */
const camel = (name) =>
  name.replace('NaN', 'Nan').replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase());
const described = (record) => Object.fromEntries(Object.entries(record).map(([key, value]) => [camel(key), value]));

const known = new Map();
for (let wanted = ['', ...names]; wanted.length > 0;) {
  const found = describe(wanted).map(described);
  for (const [i, name] of wanted.entries()) known.set(name, found[i]);
  wanted = [...new Set(found.flatMap(({ parent, specific }) => [parent, specific]))].filter((name) => !known.has(name));
}

const { parent: _, specific: __, ...root } = known.get('');
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
function differences(name) {
  const { parent, specific, ...own } = known.get(name);
  const above = known.get(parent);
  return {
    parent,
    ...(specific === name ? {} : { specific }),
    ...Object.fromEntries(Object.entries(own).filter(([key, value]) => !same(value, above[key]))),
  };
}

/** Invisible characters, and spaces other than the usual one, are escaped. */
const text = (value) =>
  JSON.stringify(value).replace(
    /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const fields = (record) =>
  Object.entries(record)
    .map(([key, value]) => `${key}: ${text(value)}`)
    .join(', ');
const lines = [...known.keys()]
  .filter((name) => name !== '')
  .sort((a, b) => (a < b ? -1 : 1))
  .map((name) => `  ${JSON.stringify(name)}: () => ({ ${fields(differences(name))} }),\n`);

writeFileSync(
  target,
  `// Written by test/dotnet/cultures.mjs from .NET's own answers; not edited by hand.
import type { CultureData, CultureDifferences } from './culture-format.ts';

// prettier-ignore
export const INVARIANT_DATA: CultureData = { ${fields(root)} };

/** Every other culture by what differs from its parent; made when it is asked for. */
// prettier-ignore
export const CULTURES: Readonly<Record<string, () => CultureDifferences>> = {
${lines.join('')}};
`,
);
console.error(`${known.size} cultures`);

// Reads the cases: what the oracle is asked. `cases/*.txt` are written by hand, one expression a line; `cases/*.mjs`
// export `cases`, made from tables. Every case gets the id `file/section-NN`, counted within its section;
// what a file asks twice is asked once.
//
// In a text file `# name` opens a section, `% name` sets the scenario (a name in contexts.json) for the rest of it, and
// lines starting with `//` are notes. A line in braces is a block, `@{…}`; so are the lines from `{` alone to `}` alone.
// Everything else is an expression, `@(…)`.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('cases/', import.meta.url);

/** The scenarios that cases name, by name. */
export const contexts = JSON.parse(readFileSync(new URL('contexts.json', import.meta.url), 'utf8'));

/** All cases by file name without extension: `Map<string, { id, code, context? }[]>`. */
export async function readCases() {
  const files = new Map();
  for (const file of readdirSync(folder).sort()) {
    const [, name, kind] = /^(.+)\.(txt|mjs)$/.exec(file) ?? [];
    if (name === undefined || name.startsWith('_')) continue;
    const url = new URL(file, folder);
    const entries = kind === 'txt' ? fromText(readFileSync(url, 'utf8')) : (await import(url)).cases;
    const counts = new Map();
    const asked = new Set();
    const cases = [...(files.get(name) ?? [])];
    for (const { section, code, context } of entries) {
      const key = JSON.stringify([context, code]);
      if (asked.has(key)) continue;
      asked.add(key);
      const count = (counts.get(section) ?? 0) + 1;
      counts.set(section, count);
      cases.push({
        id: `${name}/${section}-${String(count).padStart(2, '0')}`,
        code,
        ...(context === undefined ? {} : { context }),
      });
    }
    files.set(name, cases);
  }
  return files;
}

function fromText(text) {
  const entries = [];
  let section = 'misc';
  let context;
  let block;
  for (const line of text.split('\n')) {
    if (block !== undefined) {
      if (line === '}') {
        entries.push({ section, code: `@{\n${block.join('\n')}\n}`, context });
        block = undefined;
      } else block.push(line);
    } else if (line === '{') block = [];
    else if (line === '' || line.startsWith('//')) continue;
    else if (line.startsWith('# ')) [section, context] = [line.slice(2), undefined];
    else if (line.startsWith('% ')) context = line.slice(2);
    else
      entries.push({ section, code: line.startsWith('{') && line.endsWith('}') ? `@${line}` : `@(${line})`, context });
  }
  if (block !== undefined) throw new Error(`${section}: a block without its }`);
  return entries;
}

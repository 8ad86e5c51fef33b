import { readdirSync, readFileSync } from 'node:fs';

/**
 * The cases of `test/policies`, as text. A case begins with `=== what it shows`; then a policy document, a line `---`,
 * a scenario in JSON (or nothing), another `---`, and expectations, one a line: a path into the result of
 * `run --json`, a colon, and the JSON that stands there. Below the title, `shows: b1 c2` may name the facts of
 * `test/facts` that the case proves: those of the policy after which the file is called, or `shows: choose b1`. Where
 * there are documents of several scopes, a line `scope: product` begins each.
 */
export interface PolicyCase {
  readonly file: string;
  readonly title: string;
  /** Facts, each `policy id`. */
  readonly shows: readonly string[];
  readonly documents: string | Readonly<Record<string, string>>;
  readonly scenario: string;
  /** Of each expectation the path and the JSON. */
  readonly expectations: readonly (readonly [path: string, json: string])[];
}

/** A file may hold a part of a policy's cases: `set-body.liquid.txt`. */
const policyOf = (file: string): string => file.replace(/\..*$/, '');

export function readPolicyCases(file: string, text: string): PolicyCase[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', scenario = '', expected = ''] = part.split(/^---$\n?/m);
      const { title, shows, document } = /^(?<title>.*)\n(?:shows: (?<shows>.*)\n)?(?<document>[^]*)$/.exec(head)!
        .groups as Record<'title' | 'document', string> & { readonly shows?: string };
      const expectations = expected
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('#'))
        .map((line) => {
          const [, path, json] = /^([^:]+): (.*)$/.exec(line) ?? [];
          if (path === undefined) throw new Error(`${file}, "${title}": not an expectation: ${line}`);
          return [path, json!] as const;
        });
      if (expectations.length === 0) throw new Error(`${file}, "${title}" expects nothing`);
      const [facts, documents] = [factsNamed(shows, policyOf(file)), documentsOf(document)];
      return { file, title: title.trim(), shows: facts, documents, scenario, expectations };
    });
}

function documentsOf(text: string): PolicyCase['documents'] {
  const [first = '', ...rest] = text.split(/^scope: (\w+)\n/m);
  if (rest.length === 0) return first;
  return Object.fromEntries(rest.flatMap((scope, i) => (i % 2 === 0 ? [[scope, rest[i + 1]!]] : [])));
}

/** `b1 c2, choose b1` in a file of retry: `retry b1`, `retry c2`, `choose b1`. */
function factsNamed(shows: string | undefined, policy: string): string[] {
  let of = policy;
  const facts: string[] = [];
  for (const word of shows?.split(/[\s,]+/).filter(Boolean) ?? []) {
    if (/^[cbe]\d+$/.test(word)) facts.push(`${of} ${word}`);
    else of = word;
  }
  return facts;
}

/** By file. `folder` ends with a slash. */
export const policyCases = (folder: URL): ReadonlyMap<string, readonly PolicyCase[]> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => [file, readPolicyCases(file, readFileSync(new URL(file, folder), 'utf8'))]),
  );

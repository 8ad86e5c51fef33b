import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { policyCases, type PolicyCase } from './policy-cases.ts';

/**
 * What is known about each policy of API Management, fact by fact: `test/facts/<policy>.txt`. A fact is one line, its
 * id and our words for it: `c` for what a document must keep to, `b` for what the policy does, `e` for an error of its
 * own. Which cases of `test/policies` prove it is said there (`shows: b1`). Below a fact that they do not prove, there
 * stands, indented, why:
 *
 *     see FILE: title     another test proves it
 *     none: why           there is nothing to do for a program, or a choice was made against it
 *     gap: why            not there yet
 */
export interface Fact {
  readonly policy: string;
  /** `c1`, `b2`, `e1`. */
  readonly id: string;
  readonly text: string;
  readonly note: Note | null;
}

export interface Note {
  readonly kind: 'see' | 'none' | 'gap';
  readonly text: string;
}

export function readFacts(policy: string, text: string): Fact[] {
  const facts: Fact[] = [];
  for (const line of text.split('\n')) {
    const [, id, words] = /^([cbe]\d+) +(\S.*)$/.exec(line) ?? [];
    const [, kind, note] = /^ +(?:(see)|none:|gap:) +(\S.*)$/.exec(line) ?? [];
    if (id !== undefined) facts.push({ policy, id, text: words!, note: null });
    else if (note !== undefined && facts.length > 0)
      facts.push({ ...facts.pop()!, note: { kind: (kind ?? line.trim().split(':')[0]) as Note['kind'], text: note } });
    else if (line.trim() !== '') throw new Error(`test/facts/${policy}.txt: neither a fact nor a note: ${line}`);
  }
  return facts;
}

export interface ProvenFact extends Fact {
  /** `checked`: a document that breaks it is refused or warned of. `runs`: a run shows it. */
  readonly state: 'checked' | 'runs' | 'none' | 'gap';
  /** Where it is proved, each `file: title`. */
  readonly tests: readonly string[];
}

/** Every fact of every policy with its proof. `root` is the project's, with a slash at its end. */
export function provenFacts(root: URL): ProvenFact[] {
  const cases = [...policyCases(new URL('test/policies/', root)).values()].flat();
  const shown = new Map<string, PolicyCase[]>();
  for (const one of cases) for (const fact of one.shows) shown.set(fact, [...(shown.get(fact) ?? []), one]);

  const folder = new URL('test/facts/', root);
  const facts = readdirSync(folder)
    .sort()
    .flatMap((file) => readFacts(file.replace('.txt', ''), readFileSync(new URL(file, folder), 'utf8')));
  return facts.map((fact) => {
    const proofs = shown.get(`${fact.policy} ${fact.id}`) ?? [];
    const elsewhere = fact.note?.kind === 'see' ? [fact.note.text] : [];
    return {
      ...fact,
      state: stateOf(fact, proofs),
      tests: [...proofs.map(({ file, title }) => `${file}: ${title}`), ...elsewhere],
    };
  });
}

function stateOf({ note, id }: Fact, proofs: readonly PolicyCase[]): ProvenFact['state'] {
  if (note !== null && note.kind !== 'see') return note.kind;
  if (note === null && proofs.length === 0) return 'gap';
  const refuses = ({ expectations }: PolicyCase): boolean =>
    expectations.some(([path]) => path === 'diagnostics' || path === 'warnings');
  return proofs.length > 0 ? (proofs.some(refuses) ? 'checked' : 'runs') : id.startsWith('c') ? 'checked' : 'runs';
}

/** What is wrong with the proofs: facts that nobody wrote down, tests that are not there, notes beside a proof. */
export function brokenProofs(root: URL, facts: readonly ProvenFact[]): string[] {
  const known = new Set(facts.map(({ policy, id }) => `${policy} ${id}`));
  const cases = [...policyCases(new URL('test/policies/', root)).values()].flat();
  const unknown = cases.flatMap(({ file, title, shows }) =>
    shows.filter((fact) => !known.has(fact)).map((fact) => `${file}, "${title}" shows ${fact}, which no file lists`),
  );
  const wrong = facts.flatMap(({ policy, id, note, tests }) => {
    if (note === null) return tests.length > 0 ? [] : [`${policy} ${id}: neither a test nor a note`];
    if (note.kind !== 'see') return tests.length > 0 ? [`${policy} ${id}: ${note.kind}, and yet a test shows it`] : [];
    const [, file, title] = /^(\S+): (.+)$/.exec(note.text) ?? [];
    if (file === undefined) return [`${policy} ${id}: not "see FILE: title": ${note.text}`];
    const at = new URL(file, root);
    if (!existsSync(at)) return [`${policy} ${id}: ${file} is not there`];
    return readFileSync(at, 'utf8').includes(title!) ? [] : [`${policy} ${id}: ${file} has no "${title}"`];
  });
  return [...unknown, ...wrong];
}

import type { ProvenFact } from '../../test/helpers/facts.ts';
import { cell, table } from './table.ts';

/** The table in docs/fidelity.md: every fact about every policy, whether it is checked or runs, and what shows it. */
export { provenFacts } from '../../test/helpers/facts.ts';

const STATES = ['checked', 'runs', 'none', 'gap'] as const;
const WORDS: Readonly<Record<ProvenFact['state'], string>> = {
  checked: 'checked',
  runs: 'runs',
  none: 'nothing to do',
  gap: 'not yet',
};

export function factsTable(facts: readonly ProvenFact[]): string {
  const policies = [...new Set(facts.map(({ policy }) => policy))];
  const count = (of: readonly ProvenFact[]): string[] =>
    STATES.map((state) => String(of.filter((fact) => fact.state === state).length));
  return [
    ...table(
      ['', ...STATES.map((state) => WORDS[state])],
      [['all policies', ...count(facts)], ...policies.map((name) => [name, ...count(factsOf(facts, name))])],
    ),
    ...policies.flatMap((name) => [
      `### ${name}`,
      '',
      ...table(['Fact', '', 'Shown by'], factsOf(facts, name).map(factRow)),
    ]),
  ].join('\n');
}

const factsOf = (facts: readonly ProvenFact[], name: string): readonly ProvenFact[] =>
  facts.filter(({ policy }) => policy === name);

const factRow = ({ text, state, tests, note }: ProvenFact): string[] => [
  cell(text),
  WORDS[state],
  tests.length > 0 ? tests.map(cell).join('<br>') : cell(note?.text ?? ''),
];

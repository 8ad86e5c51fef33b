import type { PolicyDef } from '../../packages/runtime/src/policy/define.ts';
import type { ProvenFact } from '../../test/helpers/facts.ts';
import { titleOf } from './table.ts';

/** The list of the README: which policies run, which are only checked, and how many facts about them are proved. */
export function featuresList(policies: readonly PolicyDef[], facts: readonly ProvenFact[]): string {
  const categories = [...new Set(policies.map(({ category }) => category))].sort();
  const lines = categories.map((category) => {
    const [run, checked] = split(policies.filter((policy) => policy.category === category));
    const parts = [links(run), checked.length > 0 ? `checked only: ${links(checked)}` : ''];
    return `- **${titleOf(category)}**: ${parts.filter((part) => part !== '').join('; ')}`;
  });
  const [run] = split(policies);
  const proved = facts.filter(({ state }) => state === 'checked' || state === 'runs').length;
  const wanted = facts.filter(({ state }) => state !== 'none').length;
  return [
    `${policies.length} policies are known and checked, ${run.length} of them run. Of ${wanted} facts about them that a program can show, a test shows ${proved}: [docs/fidelity.md](docs/fidelity.md) has each.`,
    '',
    ...lines,
  ].join('\n');
}

/** Those that run, and the others; by name. */
function split(policies: readonly PolicyDef[]): [runs: PolicyDef[], checked: PolicyDef[]] {
  const sorted = [...policies].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [sorted.filter(({ compile }) => compile !== null), sorted.filter(({ compile }) => compile === null)];
}

const links = (policies: readonly PolicyDef[]): string =>
  policies.map(({ name }) => `[${name}](docs/policies/${name}.md)`).join(', ');

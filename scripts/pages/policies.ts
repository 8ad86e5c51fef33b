import type { AttributeDef } from '../../packages/runtime/src/policy/attribute.ts';
import type { ElementDef, PolicyDef } from '../../packages/runtime/src/policy/define.ts';
import { cell, table } from './table.ts';

/** docs/reference/policies.md: what the definition of each policy says, and which of them run. */
export function policiesPage(policies: readonly PolicyDef[]): string {
  const known = [...policies].sort((a, b) => (a.name < b.name ? -1 : 1));
  const runnable = known.filter((policy) => policy.compile !== null).length;
  const summary = known.map(({ name, compile, purpose }) => [
    `[${name}](#${name})`,
    compile === null ? 'checked' : 'runs',
    cell(purpose),
  ]);
  return [
    '# Policies',
    '',
    `${known.length} policies are known and checked; ${runnable} of them run. One that is only checked is reported when a document that uses it is to be run.`,
    '',
    ...table(['Policy', '', 'Purpose'], summary),
    ...known.flatMap(policySection),
  ].join('\n');
}

function policySection(policy: PolicyDef): string[] {
  const { name, purpose, sections, disputedSections, scopes, attributes, elements, notes, examples } = policy;
  const disputed = disputedSections.length > 0 ? ` (disputed: ${disputedSections.join(', ')})` : '';
  return [
    `## ${name}`,
    '',
    cell(purpose),
    '',
    `Sections: ${sections.join(', ')}${disputed}. Scopes: ${scopes.join(', ')}.`,
    '',
    ...attributeTable(attributes),
    ...elementSections(elements, []),
    ...notes.map((note) => `- ${cell(note)}`),
    '',
    ...(examples[0] === undefined ? [] : ['```xml', examples[0].trim(), '```', '']),
  ];
}

const attributeTable = (attributes: Readonly<Record<string, AttributeDef>>): string[] =>
  table(
    ['Attribute', 'Value', ''],
    Object.entries(attributes).map(([name, def]) => [`\`${name}\``, valueOf(def), cell(def.doc)]),
  );

function valueOf({ type, values, required, default: preset, expressions }: AttributeDef): string {
  const parts = [values === null ? type : values.map((value) => `\`${value}\``).join(', ')];
  if (required !== false) parts.push(required === 'disputed' ? 'required, disputed' : 'required');
  if (preset !== undefined) parts.push(`default \`${preset}\``);
  if (expressions === 'forbidden') parts.push('no expression');
  return parts.join('; ');
}

const elementSections = (elements: Readonly<Record<string, ElementDef>>, above: readonly string[]): string[] =>
  Object.entries(elements).flatMap(([name, element]) => [
    `${'#'.repeat(Math.min(3 + above.length, 6))} ${[`\`<${name}>\``, ...above].join(' in ')}`,
    '',
    `${cell(element.doc)} ${occurrence(element)}`,
    '',
    ...attributeTable(element.attributes),
    ...elementSections(element.elements, [`\`<${name}>\``, ...above]),
  ]);

function occurrence({ min, max }: ElementDef): string {
  if (max === 1) return min === 1 ? '(exactly one)' : '(at most one)';
  if (max === Infinity) return min === 0 ? '(any number)' : `(${min} or more)`;
  return `(${min} to ${max})`;
}

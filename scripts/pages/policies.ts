import type { AttributeDef } from '../../packages/runtime/src/policy/attribute.ts';
import type { Constraint } from '../../packages/runtime/src/policy/constraint.ts';
import type { ElementDef, PolicyDef } from '../../packages/runtime/src/policy/define.ts';
import {
  constraintSentence,
  expressionWords,
  occurrenceWords,
  policiesWords,
  requiredWords,
  valueWords,
} from '../../packages/runtime/src/policy/facts.ts';
import type { RuleDef } from '../../packages/lint/src/define.ts';
import { byName, cell, table, titleOf, type Pages } from './table.ts';

/** docs/policies: a page per policy, and the list of them; from the definitions, and the rules that look at them. */
export function policyPages(policies: readonly PolicyDef[], rules: readonly RuleDef[]): Pages {
  const known = [...policies].sort(byName((p) => p.name));
  const pages: Record<string, string> = { 'docs/policies/README.md': indexPage(known) };
  for (const policy of known)
    pages[`docs/policies/${policy.name}.md`] = policyPage(policy, rules, new Set(known.map((p) => p.name)));
  return pages;
}

function indexPage(known: readonly PolicyDef[]): string {
  const runnable = known.filter((policy) => policy.compile !== null).length;
  const categories = [...new Set(known.map(({ category }) => category))].sort();
  return [
    '# Policies',
    '',
    `${known.length} policies are known and checked; ${runnable} of them run. One that is only checked is reported when a document that uses it is to be run. Every policy may carry an \`id\`, which names it in LastError.PolicyId.`,
    '',
    ...categories.flatMap((category) => [
      `## ${titleOf(category)}`,
      '',
      ...table(
        ['Policy', '', 'Purpose'],
        known
          .filter((policy) => policy.category === category)
          .map(({ name, compile, purpose }) => [
            `[${name}](${name}.md)`,
            compile === null ? 'checked' : 'runs',
            cell(purpose),
          ]),
      ),
    ]),
  ].join('\n');
}

function policyPage(policy: PolicyDef, rules: readonly RuleDef[], known: ReadonlySet<string>): string {
  const { name, title, purpose, notes, examples, errors, unsupported, attributes, elements } = policy;
  const about = rules.filter(({ check }) => Object.hasOwn(check.policy ?? {}, name));
  return [
    `# ${name}`,
    '',
    cell(purpose),
    '',
    ...table(['', ''], placeRows(policy, title)),
    ...standing(policy),
    ...section(
      'Example',
      examples.flatMap((example) => ['```xml', example.trim(), '```', '']),
    ),
    ...section('Attributes', attributeTable(attributes)),
    ...section('Content', contentOf(policy, known)),
    ...section('Constraints', constraintList(policy.constraints)),
    ...section('Elements', elementSections(elements, [], known)),
    ...section(
      'Errors',
      table(
        ['Reason', 'Status', 'When'],
        errors.map((e) => [e.reason ?? 'not published', String(e.status ?? 'not published'), cell(e.when)]),
      ),
    ),
    ...section('Good to know', bullets(notes.map(cell))),
    ...section(
      'Not run yet',
      bullets(unsupported.map(({ attribute, value }) => `\`${attribute}${value === undefined ? '' : `="${value}"`}\``)),
    ),
    ...section('Lint', bullets(about.map(({ id, title: what }) => `[${id}](../rules/${id}.md): ${cell(what)}`))),
  ].join('\n');
}

const placeRows = (
  { sections, disputedSections, scopes, gateways, category, compile }: PolicyDef,
  title: string,
): string[][] => [
  ['Title', cell(title)],
  ['Category', category.replaceAll('-', ' ')],
  ['Sections', sections.length === 0 ? 'none: a document of its own' : sections.join(', ')],
  ...(disputedSections.length === 0 ? [] : [['Sections in doubt', disputedSections.join(', ')]]),
  ['Scopes', scopes.join(', ')],
  ['Gateways', gateways.join(', ')],
  ['Sluice', compile === null ? 'checks it' : 'checks and runs it'],
];

/** What the reader has to know of the sources before anything else. */
function standing({ documented, reading }: PolicyDef): string[] {
  const said = [
    ...(documented === 'schema'
      ? ["Known from the service's schemas only, so what is unknown in it is no error."]
      : []),
    ...(documented === 'retired' ? ['Retired: documents that have it should do without.'] : []),
    ...(reading === null ? [] : [`No reference says what it does; here: ${reading}`]),
  ];
  return said.flatMap((line) => [cell(line), '']);
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines];

const bullets = (lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [...lines.map((line) => `- ${line}`), ''];

const attributeTable = (attributes: Readonly<Record<string, AttributeDef>>): string[] =>
  table(
    ['Attribute', 'Value', 'Required', 'Default', 'Expression', 'Meaning'],
    Object.entries(attributes).map(([name, def]) => [`\`${name}\``, ...valueCells(def)]),
  );

const valueCells = (def: AttributeDef): string[] => [
  cell(valueWords(def)),
  requiredWords(def),
  def.default === undefined ? '' : `\`${def.default}\``,
  cell(expressionWords(def)),
  cell(def.doc),
];

/** Text and statements inside. */
function contentOf({ text, policies }: PolicyDef | ElementDef, known: ReadonlySet<string>): string[] {
  const statements = Array.isArray(policies)
    ? policies.map((name: string) => (known.has(name) ? `[${name}](${name}.md)` : name)).join(', ')
    : policiesWords(policies);
  return [
    ...(text === null ? [] : table(['Text', 'Required', 'Default', 'Expression', 'Meaning'], [valueCells(text)])),
    ...(statements === null ? [] : [`Statements inside: ${statements}.`, '']),
  ];
}

const constraintList = (constraints: readonly Constraint[]): string[] =>
  bullets(constraints.map((c) => cell(constraintSentence(c))));

const elementSections = (
  elements: Readonly<Record<string, ElementDef>>,
  above: readonly string[],
  known: ReadonlySet<string>,
): string[] =>
  Object.entries(elements).flatMap(([name, element]) => [
    `${'#'.repeat(Math.min(3 + above.length, 6))} ${[`\`<${name}>\``, ...above].join(' in ')}`,
    '',
    `${cell(element.doc)} (${occurrenceWords(element)})`,
    '',
    ...attributeTable(element.attributes),
    ...contentOf(element, known),
    ...constraintList(element.constraints),
    ...elementSections(element.elements, [`\`<${name}>\``, ...above], known),
  ]);

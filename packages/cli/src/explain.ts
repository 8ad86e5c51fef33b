import { lintRules, unusedDirective, type RuleDef } from '@sluice/lint';
import { suggest } from '@sluice/parser';
import { describe, policies } from '@sluice/runtime';
import { CommandError, type ExitStatus, type Io } from './io.ts';
import { catalogueEntries } from './output/explanation.ts';
import { familyOf } from './output/families.ts';
import { styleOf } from './output/style.ts';

/**
 * `sluice explain CODE`, out of the catalogues themselves: whatever catalogue a package exports is part of it. Rules and
 * policies are explained by their names, out of their definitions.
 */
export async function explainCode(
  { positionals }: { readonly positionals: readonly string[] },
  io: Io,
): Promise<ExitStatus> {
  const [code, ...more] = positionals;
  if (code === undefined || more.length > 0) throw new CommandError('explain takes one code, such as APIM2006');
  const rule = lintRules.get(code.toLowerCase());
  if (rule !== undefined) return explainRule(rule, io);
  if (code.toLowerCase() === unusedDirective.id) return explainDirective(io);
  const policy = policies.find(({ name }) => name === code.toLowerCase());
  if (policy !== undefined) return explainPolicy(policy, io);
  const entries = catalogueEntries();
  const found = entries.get(code.toUpperCase());
  if (found === undefined)
    throw new CommandError(
      `there is no code "${code}"${nearest(code, [...entries.keys(), ...lintRules.keys(), ...policies.map(({ name }) => name)])}`,
    );
  const { bold, dim } = styleOf(io.out);
  const lines = [`${bold(code.toUpperCase())} ${dim(`(${found.severity})`)}: ${found.message.replace('{hint}', '')}`];
  if (found.help !== undefined) lines.push('', found.help);
  lines.push('', dim(familyOf(code.toUpperCase()).about), '', dim(page('reference/diagnostics')));
  io.out.write(`${lines.join('\n')}\n`);
  return 0;
}

function explainRule({ id, category, severity, title, why, bad, good }: RuleDef, io: Io): ExitStatus {
  const { bold, dim } = styleOf(io.out);
  const example = (text: string | undefined): string[] =>
    (text ?? '')
      .trim()
      .split('\n')
      .map((line) => `  ${line.replaceAll(/[«»]/g, '')}`);
  const lines = [
    `${bold(id)} ${dim(`(${category}, ${severity})`)}: ${title}`,
    '',
    why,
    '',
    dim('Reported:'),
    ...example(bad[0]),
  ];
  if (good[0] !== undefined) lines.push('', dim('Better:'), ...example(good[0]));
  lines.push('', dim(page(`rules/${id}`)));
  io.out.write(`${lines.join('\n')}\n`);
  return 0;
}

function explainDirective(io: Io): ExitStatus {
  const { id, category, severity, title, why } = unusedDirective;
  const { bold, dim } = styleOf(io.out);
  io.out.write(`${bold(id)} ${dim(`(${category}, ${severity})`)}: ${title}\n\n${why}\n\n${dim(page('lint'))}\n`);
  return 0;
}

/** What the page of the policy says, in short. */
function explainPolicy({ name, category, attributes, examples }: (typeof policies)[number], io: Io): ExitStatus {
  const { bold, dim } = styleOf(io.out);
  const described = describe(`<${name} />`, 1).description;
  const taken = Object.entries(attributes).map(([attribute, { doc }]) => `  ${bold(attribute)}: ${doc}`);
  const lines = [
    `${bold(name)} ${dim(`(${category})`)}: ${described?.doc ?? ''}`,
    '',
    ...(described?.facts ?? []),
    ...(taken.length === 0 ? [] : ['', dim('Attributes:'), ...taken]),
    '',
    dim('Example:'),
    ...(examples[0] ?? '').split('\n').map((line) => `  ${line}`),
    '',
    dim(page(`policies/${name}`)),
  ];
  io.out.write(`${lines.join('\n')}\n`);
  return 0;
}

/** Where more is said: generated from the same definitions. */
const page = (name: string): string => `More: docs/${name}.md`;

function nearest(code: string, known: Iterable<string>): string {
  const found = suggest(code, known);
  return found === undefined ? '' : `; did you mean ${found}?`;
}

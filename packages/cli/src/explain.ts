import * as expressions from '@sluice/expressions';
import * as gravitee from '@sluice/gravitee';
import { lintRules, type RuleDef } from '@sluice/lint';
import * as parser from '@sluice/parser';
import { suggest, type DiagnosticDef } from '@sluice/parser';
import * as runtime from '@sluice/runtime';
import { CommandError, type ExitStatus, type Io } from './io.ts';
import { styleOf } from './output/style.ts';

/**
 * `sluice explain CODE`, out of the catalogues themselves: whatever catalogue a package exports is part of it.
 */
export async function explainCode(
  { positionals }: { readonly positionals: readonly string[] },
  io: Io,
): Promise<ExitStatus> {
  const [code, ...more] = positionals;
  if (code === undefined || more.length > 0) throw new CommandError('explain takes one code, such as APIM2006');
  const rule = lintRules.get(code.toLowerCase());
  if (rule !== undefined) return explainRule(rule, io);
  const entries = allEntries();
  const found = entries.get(code.toUpperCase());
  if (found === undefined)
    throw new CommandError(`there is no code "${code}"${nearest(code, [...entries.keys(), ...lintRules.keys()])}`);
  const { bold, dim } = styleOf(io.out);
  const lines = [`${bold(code.toUpperCase())} ${dim(`(${found.severity})`)}: ${found.message.replace('{hint}', '')}`];
  if (found.help !== undefined) lines.push('', found.help);
  const origin = ORIGINS.find(([prefix]) => code.toUpperCase().startsWith(prefix));
  if (origin !== undefined) lines.push('', dim(origin[1]));
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
  io.out.write(`${lines.join('\n')}\n`);
  return 0;
}

const ORIGINS = [
  ['XML', 'Found by the reader: the text itself, before anything is known of policies.'],
  ['CS', "C#'s own code; what the C# compiler's documentation says of it holds here, too."],
  ['APIM29', 'An expression that C# takes and the service refuses.'],
  ['APIM', 'Found where policies are bound: elements, attributes, sections, scopes.'],
  ['GIO', 'Found in a Gravitee API definition.'],
] as const;

const PACKAGES: readonly object[] = [parser, expressions, runtime, gravitee];

interface Catalogue {
  readonly entries: Readonly<Record<string, DiagnosticDef>>;
}

function allEntries(): ReadonlyMap<string, DiagnosticDef> {
  const exported = PACKAGES.flatMap((p) => Object.values(p));
  return new Map(exported.filter(isCatalogue).flatMap((c) => Object.entries(c.entries)));
}

const isCatalogue = (value: unknown): value is Catalogue => typeof value === 'function' && 'entries' in value;

function nearest(code: string, known: Iterable<string>): string {
  const found = suggest(code, known);
  return found === undefined ? '' : `; did you mean ${found}?`;
}

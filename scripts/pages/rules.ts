import { lint } from '../../packages/lint/src/lint.ts';
import { severityIn, type Profile } from '../../packages/lint/src/profiles.ts';
import type { RuleDef } from '../../packages/lint/src/define.ts';
import { byName, cell, table, titleOf, type Pages } from './table.ts';

/** docs/rules: a page per lint rule, and the list of them; from the rules themselves. */
export function rulePages(rules: readonly RuleDef[], profiles: ReadonlyMap<string, Profile>): Pages {
  const known = [...rules].sort(byName((r) => r.id));
  const pages: Record<string, string> = { 'docs/rules/README.md': indexPage(known, [...profiles.values()]) };
  for (const rule of known) pages[`docs/rules/${rule.id}.md`] = rulePage(rule, [...profiles.values()]);
  return pages;
}

const CATEGORIES: Readonly<Record<RuleDef['category'], string>> = {
  correctness: 'The policy does not do what it seems to do.',
  security: 'Somebody can do what he should not.',
  performance: 'It costs time or money for nothing.',
  style: 'It could be said more plainly.',
  portability: 'It works here, and not everywhere.',
};

function indexPage(known: readonly RuleDef[], profiles: readonly Profile[]): string {
  return [
    '# Lint rules',
    '',
    `${known.length} rules. \`sluice lint\` applies those of a profile; \`sluice explain RULE\` says in a terminal what stands on its page.`,
    '',
    ...table(
      ['Profile', 'Rules', ''],
      profiles.map((profile) => [
        profile.name,
        String(known.filter((rule) => severityIn(profile, rule) !== 'off').length),
        cell(profile.about),
      ]),
    ),
    'A comment switches a rule off for the next line, and says why: `<!-- sluice-disable-next-line missing-base -- the global policy has nothing for us -->`.',
    '',
    ...Object.entries(CATEGORIES).flatMap(([category, about]) => [
      `## ${titleOf(category)}`,
      '',
      about,
      '',
      ...table(
        ['Rule', 'Severity', ''],
        known
          .filter((rule) => rule.category === category)
          .map(({ id, severity, profile, title }) => [
            `[${id}](${id}.md)`,
            profile === 'strict' ? `${severity}, strict` : severity,
            cell(title),
          ]),
      ),
    ]),
  ].join('\n');
}

function rulePage(rule: RuleDef, profiles: readonly Profile[]): string {
  const { id, title, why, category, severity, bad, good, given } = rule;
  const inProfiles = profiles
    .map((profile) => [profile.name, severityIn(profile, rule)] as const)
    .filter(([, level]) => level !== 'off')
    .map(([name, level]) => (level === severity ? name : `${name} (${level})`));
  const fixes = fixesOf(rule);
  const circumstances = Object.entries(given).map(([key, value]) => `${key} ${String(value)}`);
  return [
    `# ${id}`,
    '',
    `**${cell(title)}.**`,
    '',
    cell(why),
    '',
    ...table(
      ['', ''],
      [
        ['Category', category],
        ['Severity', severity],
        ['Profiles', inProfiles.join(', ')],
        ['Fix', fixes.length === 0 ? 'by hand' : fixes.map(cell).join('; ')],
        ...(circumstances.length === 0 ? [] : [['The examples are of', circumstances.join(', ')]]),
      ],
    ),
    ...examples('Reported', bad.slice(0, 1).map(withoutMarks)),
    ...bad.slice(0, 1).flatMap((example) => messages(rule, withoutMarks(example))),
    ...examples('Better', good.slice(0, 1)),
  ].join('\n');
}

/** What the linter says of an example, and where. */
function messages({ id, given }: RuleDef, text: string): string[] {
  const { file, diagnostics } = lint(text.trim(), given);
  const own = diagnostics.filter(({ code }) => code === id);
  const shown = own.map(({ span, message }) => `- line ${file.position(span.start).line}: ${cell(message)}`);
  return shown.length === 0 ? [] : [...shown, ''];
}

const examples = (title: string, documents: readonly string[]): string[] =>
  documents.length === 0 ? [] : [`## ${title}`, '', ...documents.flatMap((text) => ['```xml', text.trim(), '```', ''])];

/** What the rule offers for its own examples: the title, and the option that applies it. */
function fixesOf({ bad, given, id }: RuleDef): string[] {
  const found = bad
    .flatMap((example) => lint(withoutMarks(example), given).diagnostics)
    .filter(({ code }) => code === id)
    .flatMap(({ fixes = [] }) => fixes.map((fix) => `${fix.title} (${fix.safe ? '--fix' : '--fix-unsafe'})`));
  return [...new Set(found)].slice(0, 3);
}

/** Examples have the place of the finding between « and ». */
const withoutMarks = (example: string): string => example.replaceAll(/[«»]/g, '');

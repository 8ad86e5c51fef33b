import { readdirSync, readFileSync } from 'node:fs';
import { DEFAULT_LIMITS, dotnet, type Ambient } from '../../packages/expressions/src/index.ts';
import { fromClr, parseTemplate, type Hash } from '../../packages/liquid/src/index.ts';

/**
 * Templates and what comes of them, as text. A case is a template of one line or more, then what is expected:
 *
 * - `= text`, to the end of the line, or `=" …"` as JSON where line ends or blanks at an end matter;
 * - `! CODE text` for each finding, with the text that it stands at; with an error among them nothing else.
 *
 * A line `@ {…}` is the data for what follows it, JSON as .NET reads it; a line that begins with `# ` is a comment.
 */
export interface LiquidCase {
  readonly file: string;
  readonly line: number;
  readonly template: string;
  readonly data: string;
  readonly output: string | null;
  readonly findings: readonly string[];
}

export function readCases(file: string, text: string): LiquidCase[] {
  const cases: LiquidCase[] = [];
  let data = '{}';
  let template: string[] = [];
  let findings: string[] = [];
  let line = 0;
  const flush = (output: string | null, at: number): void => {
    if (template.length === 0) throw new Error(`${file}:${at}: an expectation without a template`);
    cases.push({ file, line: at - template.length, template: template.join('\n'), data, output, findings });
    template = [];
    findings = [];
  };
  const lines = text.split('\n');
  for (const each of lines) {
    line++;
    if (each.startsWith('# ')) continue;
    else if (each.startsWith('@ ')) data = each.slice(2);
    else if (each.startsWith('! ')) {
      findings.push(each.slice(2));
      if (!/^(?:!|=)/.test(lines[line] ?? '')) flush(null, line);
    } else if (each.startsWith('="')) flush(JSON.parse(each.slice(1)) as string, line);
    else if (each.startsWith('= ') || each === '=') flush(each.slice(2), line);
    else if (each !== '' || template.length > 0) template.push(each);
  }
  if (template.length > 0) throw new Error(`${file}: "${template.join('\n')}" expects nothing`);
  return cases;
}

export const caseFiles = (folder: URL): ReadonlyMap<string, readonly LiquidCase[]> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => [file, readCases(file, readFileSync(new URL(file, folder), 'utf8'))]),
  );

/** The clock stands at 2026-01-02T03:04:05Z. */
export const AMBIENT: Ambient = {
  now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
  newGuid: () => '0'.repeat(32),
  random: () => 0,
  randomBytes: (count) => new Uint8Array(count),
};

export function outcomeOf({ template: text, data }: Pick<LiquidCase, 'template' | 'data'>): {
  readonly output: string | null;
  readonly findings: readonly string[];
} {
  const { template, diagnostics } = parseTemplate(text);
  const findings = diagnostics.map((d) => `${d.code} ${text.slice(d.span.start, d.span.end)}`);
  if (template === null) return { output: null, findings };
  const environment = dotnet.within(AMBIENT, DEFAULT_LIMITS, () => fromClr(dotnet.parseJson(data, true)) as Hash);
  return { output: template.render(environment, AMBIENT), findings };
}

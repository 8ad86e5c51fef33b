import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { jsonFindings, type JsonFinding } from '../output/findings.ts';
import { version } from '../version.ts';
import type { Report } from './formats.ts';

/** SARIF 2.1.0, which code hosts show beside a change. Columns count UTF-16 units from 1, as ours do. */
export function sarif({ files }: Report): string {
  const findings = jsonFindings(files);
  const rules = [...new Set(findings.map(idOf))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sluice', version: version(), rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((f) => ({
          ruleId: idOf(f),
          ruleIndex: rules.indexOf(idOf(f)),
          level: LEVELS[f.severity],
          message: { text: f.message },
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(f.file) }, region: regionOf(f) } }],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const;

const idOf = (f: JsonFinding): string => f.code ?? f.rule ?? '';

/** Relative paths stay relative: the reader knows where the repository begins. */
const uriOf = (file: string): string =>
  path.isAbsolute(file) ? pathToFileURL(file).href : file.split(path.sep).map(encodeURIComponent).join('/');

const regionOf = ({ start, end }: JsonFinding): Record<string, number> => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
  charOffset: start.offset,
  charLength: end.offset - start.offset,
});

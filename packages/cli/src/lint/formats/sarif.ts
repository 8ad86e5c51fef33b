import { pathToFileURL } from 'node:url';
import path from 'node:path';
import type { Diagnostic, Fix, SourceFile, Span } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';
import { explanationOf } from '../../output/explanation.ts';
import { fingerprints } from '../../output/fingerprint.ts';
import { version } from '../../version.ts';
import { pathFromHere, type Report } from './report.ts';

/**
 * SARIF 2.1.0, which code hosts show beside a change. Columns count UTF-16 units from 1, as ours do; a relative path
 * stays relative, because the reader knows where the repository begins.
 */
export function sarif({ files, failures }: Report): string {
  const codes = [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map((d) => d.code)))].sort();
  const ranks = new Map(codes.map((code, i) => [code, i]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sluice', version: version(), rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            ...(failures.length > 0 && {
              toolExecutionNotifications: failures.map((text) => ({ level: 'error', message: { text } })),
            }),
          },
        ],
        results: files.flatMap((findings) => resultsOf(findings, ranks)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const;

function ruleOf(id: string): object {
  const known = explanationOf(id);
  if (known === null) return { id };
  return {
    id,
    shortDescription: { text: known.title },
    ...(known.help !== null && { fullDescription: { text: known.help }, help: { text: known.help } }),
    defaultConfiguration: { level: LEVELS[known.severity] },
    properties: { tags: [known.category] },
  };
}

function resultsOf(findings: FileFindings, ranks: ReadonlyMap<string, number>): object[] {
  const { file, diagnostics } = findings;
  const prints = fingerprints(findings, pathFromHere(file.name));
  const artifactLocation = { uri: uriOf(file.name) };
  const location = (span: Span): object => ({ physicalLocation: { artifactLocation, region: regionOf(span, file) } });
  return diagnostics.map(({ code, severity, message, span, related = [], fixes = [] }: Diagnostic, i) => ({
    ruleId: code,
    ruleIndex: ranks.get(code)!,
    level: LEVELS[severity],
    message: { text: message },
    locations: [location(span)],
    partialFingerprints: { 'sluice/v1': prints[i]!.id },
    ...(related.length > 0 && {
      relatedLocations: related.map((note) => ({ ...location(note.span), message: { text: note.message } })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(fix, file, artifactLocation)) }),
  }));
}

const fixOf = ({ title, edits }: Fix, file: SourceFile, artifactLocation: object): object => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation,
      replacements: edits.map(({ span, text }) => ({
        deletedRegion: regionOf(span, file),
        insertedContent: { text },
      })),
    },
  ],
});

const uriOf = (file: string): string => {
  const name = pathFromHere(file);
  return path.isAbsolute(name) ? pathToFileURL(name).href : name.split('/').map(encodeURIComponent).join('/');
};

function regionOf({ start, end }: Span, file: SourceFile): Record<string, number> {
  const [from, to] = [file.position(start), file.position(end)];
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
  };
}

import type { DiagnosticDef } from '../../packages/parser/src/diag/catalogue.ts';
import { cell, table } from './table.ts';

/** docs/reference/diagnostics.md: every code with its message and what to do about it, from the catalogues. */
interface Catalogue {
  readonly entries?: Readonly<Record<string, DiagnosticDef>>;
}

const FAMILIES = [
  ['XML1', 'The reader', 'What is wrong with the text of a document, before anything is known about policies.'],
  ['APIM2', 'Policies', 'What is wrong with a policy document beyond its XML, and what only the service refuses.'],
  ['CS', 'Expressions', 'Codes of C#: the compiler would say the same of the same expression.'],
  ['LIQ5', 'Liquid', 'What is wrong with a template of `set-body`, where it is read.'],
  ['GIO3', 'Gravitee', 'What is wrong with an API definition.'],
  ['CFG4', 'Configuration', 'What is wrong with a `sluice.config.json`. The command ends with status 2.'],
] as const;

/** `exported`: whatever the files that declare catalogues export; what is no catalogue is passed over. */
export function diagnosticsPage(exported: readonly Catalogue[]): string {
  const entries = exported.flatMap((value) => Object.entries(value.entries ?? {}));
  const sorted = [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = FAMILIES.flatMap(([prefix, title, about]) => {
    const rows = sorted
      .filter(([code]) => code.startsWith(prefix))
      .map(([code, { severity, message, help }]) => [
        code,
        severity,
        help === undefined ? cell(message) : `${cell(message)}<br>_${cell(help)}_`,
      ]);
    return [`## ${title}`, '', about, '', ...table(['Code', 'Severity', 'Message and what to do'], rows)];
  });
  return ['# Diagnostics', '', 'Words in braces stand for what is found in the document.', '', ...sections].join('\n');
}

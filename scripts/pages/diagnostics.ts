import { FAMILIES, familyOf } from '../../packages/cli/src/output/families.ts';
import type { DiagnosticDef } from '../../packages/parser/src/diag/catalogue.ts';
import { cell, table } from './table.ts';

/** docs/reference/diagnostics.md: every code with its message and what to do about it, from the catalogues. */
interface Catalogue {
  readonly entries?: Readonly<Record<string, DiagnosticDef>>;
}

/** `exported`: whatever the files that declare catalogues export; what is no catalogue is passed over. */
export function diagnosticsPage(exported: readonly Catalogue[]): string {
  const entries = exported.flatMap((value) => Object.entries(value.entries ?? {}));
  const sorted = [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = FAMILIES.flatMap((family) => {
    const rows = sorted
      .filter(([code]) => familyOf(code) === family)
      .map(([code, { severity, message, help }]) => [
        code,
        severity,
        help === undefined ? cell(message) : `${cell(message)}<br>_${cell(help)}_`,
      ]);
    return [
      `## ${family.title}`,
      '',
      cell(family.about),
      '',
      ...table(['Code', 'Severity', 'Message and what to do'], rows),
    ];
  });
  return ['# Diagnostics', '', 'Words in braces stand for what is found in the document.', '', ...sections].join('\n');
}

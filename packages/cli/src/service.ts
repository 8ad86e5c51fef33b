import type { Diagnostic } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';

/**
 * What C# allows and the service refuses in an expression (APIM29xx): the engine warns, because it can run it all the
 * same. Whoever asks for the service's own judgement gets errors.
 */
export const asService = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.map((d) => (d.severity === 'warning' && d.code.startsWith('APIM29') ? { ...d, severity: 'error' } : d));

export const filesAsService = (files: readonly FileFindings[]): readonly FileFindings[] =>
  files.map(({ file, diagnostics }) => ({ file, diagnostics: asService(diagnostics) }));

import type { Span } from '../text/span.ts';

/** `error`: the service would refuse it, or it cannot work. `warning`, `hint`: worth a look. */
export type Severity = 'error' | 'warning' | 'hint';

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A way to mend a finding. A safe fix never changes what a policy means. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * What is wrong, and where. User mistakes are diagnostics, never exceptions. `code` comes from a catalogue
 * (XML1xxx reader, CSxxxx C#, APIM2xxx policies and the service, GIO3xxx Gravitee).
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  readonly fixes?: readonly Fix[];
}

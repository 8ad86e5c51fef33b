import type { Span } from '../text/span.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

/** One entry: severity, message with `{parameters}`, and what to do about it (`sluice explain`, docs). */
export interface DiagnosticDef {
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
}

type ParameterNames<M extends string> = M extends `${string}{${infer P}}${infer Rest}`
  ? P | ParameterNames<Rest>
  : never;

type Parameters<M extends string> = [ParameterNames<M>] extends [never]
  ? []
  : [parameters: { readonly [P in ParameterNames<M>]: string | number }];

/** Makes a diagnostic of a catalogue; the code and its parameter names are checked by the compiler. */
export interface Catalogue<T extends Record<string, DiagnosticDef>> {
  <C extends keyof T & string>(code: C, span: Span, ...parameters: Parameters<T[C]['message']>): Diagnostic;
  readonly entries: T;
}

/** Declares a catalogue of diagnostics. Each family of codes has one, in the `messages.ts` nearest to its use. */
export function diagnostics<const T extends Record<string, DiagnosticDef>>(entries: T): Catalogue<T> {
  const make = (
    code: keyof T & string,
    at: Span,
    parameters?: Readonly<Record<string, string | number>>,
  ): Diagnostic => {
    const def = entries[code]!;
    return {
      code,
      severity: def.severity,
      message: def.message.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters?.[name] ?? '')),
      span: at,
    };
  };
  return Object.assign(make as unknown as Catalogue<T>, { entries });
}

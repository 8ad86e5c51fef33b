import * as expressions from '@sluice/expressions';
import * as gravitee from '@sluice/gravitee';
import { lintRules, unusedDirective } from '@sluice/lint';
import * as parser from '@sluice/parser';
import type { DiagnosticDef } from '@sluice/parser';
import * as runtime from '@sluice/runtime';
import * as config from '../config/messages.ts';
import { familyOf } from './families.ts';

/**
 * What there is to say about a code besides the finding itself, out of the catalogues and the rules: whatever catalogue
 * a package exports is part of it.
 */
export interface Explanation {
  /** One line, without what a single finding would fill in. */
  readonly title: string;
  /** Why it matters, or what to do about it; null where the message says it all. */
  readonly help: string | null;
  readonly severity: DiagnosticDef['severity'];
  /** Of a rule: correctness, security …; of a code, who finds it. */
  readonly category: string;
}

export function explanationOf(code: string): Explanation | null {
  const rule = code === unusedDirective.id ? unusedDirective : lintRules.get(code);
  if (rule !== undefined)
    return { title: rule.title, help: rule.why, severity: rule.severity, category: rule.category };
  const def = catalogueEntries().get(code);
  if (def === undefined) return null;
  const title = def.message.replace('{hint}', '').replace(/\{\w+\}/g, '…');
  return { title, help: def.help ?? null, severity: def.severity, category: familyOf(code).category };
}

interface Catalogue {
  readonly entries: Readonly<Record<string, DiagnosticDef>>;
}
const isCatalogue = (value: unknown): value is Catalogue => typeof value === 'function' && 'entries' in value;

let entries: ReadonlyMap<string, DiagnosticDef> | null = null;

/** Every code of every catalogue. */
export function catalogueEntries(): ReadonlyMap<string, DiagnosticDef> {
  return (entries ??= new Map(
    [parser, expressions, runtime, gravitee, config]
      .flatMap((exported: object): unknown[] => Object.values(exported))
      .filter(isCatalogue)
      .flatMap((catalogue) => Object.entries(catalogue.entries)),
  ));
}

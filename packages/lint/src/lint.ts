import { DiagnosticBag, type Diagnostic, type Severity } from '@sluice/parser';
import { checkPolicy, type FileFindings, type PolicyText } from '@sluice/runtime';
import type { LintOptions, Report, RuleDef } from './define.ts';
import { applyDirectives, UNUSED_DIRECTIVE } from './directives.ts';
import { rules as listed } from './rules/index.generated.ts';
import { Subject } from './subject.ts';

/** Every rule, by id. */
export const rules: ReadonlyMap<string, RuleDef> = new Map(listed.map((rule): [string, RuleDef] => [rule.id, rule]));

const known: ReadonlySet<string> = new Set([...rules.keys(), UNUSED_DIRECTIVE]);

/**
 * Everything there is to say about one policy document: what reader and binder find, and the findings of the rules,
 * whose `code` is the id of the rule. In file order, each once. Where the XML is broken the rules keep quiet, because
 * the tree is a guess there.
 */
export function lint(text: PolicyText, options: LintOptions = {}): FileFindings {
  const { file, diagnostics, bound } = checkPolicy(text);
  const bag = new DiagnosticBag();
  const readable = !diagnostics.some((d) => d.severity === 'error' && d.code.startsWith('XML'));
  if (readable) runRules(new Subject(bound, options), (d) => bag.add(d));
  const found = [...diagnostics, ...bag.sorted()];
  const kept = applyDirectives(file, bound.document, found, known)
    .filter((d) => options.rules?.[d.code] !== 'off' || d.severity === 'error')
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { file, diagnostics: kept };
}

/** One walk over the parts of the document, each handed to the rules that want it. */
function runRules(subject: Subject, add: (d: Diagnostic) => void): void {
  for (const rule of rules.values()) {
    const severity = severityOf(rule, subject.options);
    if (severity === 'off') continue;
    const report: Report = (span, message, fix) =>
      add({ code: rule.id, severity, message, span, ...(fix === undefined ? {} : { fixes: [fix] }) });
    const { document, statements, policy, element, code } = rule.check;
    document?.(subject, report);
    if (statements) for (const list of subject.lists) statements(list, report, subject);
    if (policy)
      for (const p of subject.policies) if (Object.hasOwn(policy, p.def.name)) policy[p.def.name]!(p, report, subject);
    if (element) for (const e of subject.elements) element(e, report, subject);
    if (code) for (const c of subject.codes) code(c, report, subject);
  }
}

const severityOf = (rule: RuleDef, { rules: chosen }: LintOptions): Severity | 'off' =>
  chosen !== undefined && Object.hasOwn(chosen, rule.id) ? chosen[rule.id]! : rule.severity;

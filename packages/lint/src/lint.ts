import { DiagnosticBag, type Diagnostic, type Severity } from '@sluice/parser';
import {
  checkPolicy,
  knownService,
  type FileFindings,
  type PolicyText,
  type ServiceDescription,
} from '@sluice/runtime';
import { broaderOf } from './broader.ts';
import type { LintOptions, Report, RuleDef } from './define.ts';
import { applyDirectives, unusedDirective } from './directives.ts';
import { profiles, raised, severityIn, type Profile } from './profiles.ts';
import { rules as listed } from './rules/index.generated.ts';
import { Subject } from './subject.ts';

/** Every rule, by id. */
export const rules: ReadonlyMap<string, RuleDef> = new Map(listed.map((rule): [string, RuleDef] => [rule.id, rule]));

const known: ReadonlySet<string> = new Set([...rules.keys(), unusedDirective.id]);

/**
 * Everything there is to say about one policy document: what reader and binder find, and the findings of the rules,
 * whose `code` is the id of the rule. In file order, each once. Where the XML is broken the rules keep quiet, because
 * the tree is a guess there.
 */
export function lint(text: PolicyText, chosen: LintOptions = {}): FileFindings {
  const options = completed(chosen);
  const profile = profiles.get(options.profile ?? 'recommended') ?? profiles.get('recommended')!;
  const { scope, fragments, service, product = null, api = null, operation = null } = options;
  const { file, diagnostics, bound } = checkPolicy(text, {
    ...(scope !== undefined && { scope }),
    ...(fragments !== undefined && { fragments: new Set(fragments.keys()) }),
    ...(service !== undefined && { inService: { service: knownService(service), product, api, operation } }),
  });
  const bag = new DiagnosticBag();
  const readable = !diagnostics.some((d) => d.severity === 'error' && d.code.startsWith('XML'));
  const gateway = options.gateway ?? profile.gateway;
  const given = gateway === null ? options : { ...options, gateway };
  if (readable)
    runRules(new Subject(bound, given, readerOf(fragments), broaderOf(options)), profile, (d) => bag.add(d));
  const found = [...diagnostics.map((d) => ({ ...d, severity: raised(profile, d.severity) })), ...bag.sorted()];
  const kept = applyDirectives(file, bound.document, found, known)
    .flatMap((d) => (rules.has(d.code) ? [d] : withChosen(d, options.rules)))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { file, diagnostics: kept };
}

/**
 * A finding of reader or binder with the severity that is chosen for its code, if any. Errors stay errors: the service
 * would refuse the document all the same.
 */
export function withChosen(d: Diagnostic, chosen: LintOptions['rules'] = {}): readonly Diagnostic[] {
  const severity = d.severity !== 'error' && Object.hasOwn(chosen, d.code) ? chosen[d.code] : undefined;
  if (severity === undefined) return [d];
  return severity === 'off' ? [] : [{ ...d, severity }];
}

/** What the caller leaves out, the description of the service may say. */
function completed(options: LintOptions): LintOptions {
  const { service } = options;
  if (service === undefined) return options;
  const { gateway = service.gateway, fragments = fragmentsOf(service) } = options;
  return { ...options, ...(gateway !== undefined && { gateway }), ...(fragments !== undefined && { fragments }) };
}

const describedFragments = new WeakMap<ServiceDescription, ReadonlyMap<string, PolicyText>>();

/** One map for all documents, so that each fragment is read once. */
function fragmentsOf(service: ServiceDescription): ReadonlyMap<string, PolicyText> | undefined {
  if (service.fragments === undefined) return undefined;
  let fragments = describedFragments.get(service);
  if (fragments === undefined) {
    fragments = new Map(Object.entries(service.fragments).map(([id, text]) => [id, { name: `fragment ${id}`, text }]));
    describedFragments.set(service, fragments);
  }
  return fragments;
}

/** The subjects of the fragments, each read when it is first asked for, and once for all documents. */
function readerOf(fragments: LintOptions['fragments']): (id: string) => Subject | null {
  if (!(fragments instanceof Map)) return () => null;
  const texts: ReadonlyMap<string, PolicyText> = fragments;
  let read = readFragments.get(texts);
  if (read === undefined) readFragments.set(texts, (read = new Map<string, Subject>()));
  const subjects = read;
  return (id) => {
    const text = texts.get(id);
    let subject = subjects.get(id) ?? null;
    if (subject === null && text !== undefined) subjects.set(id, (subject = new Subject(checkPolicy(text).bound, {})));
    return subject;
  };
}

const readFragments = new WeakMap<ReadonlyMap<string, PolicyText>, Map<string, Subject>>();

/** One walk over the parts of the document, each handed to the rules that want it. */
function runRules(subject: Subject, profile: Profile, add: (d: Diagnostic) => void): void {
  for (const rule of rules.values()) {
    const chosen = chosenFor(rule, subject.options);
    if (chosen === 'off') continue;
    const usual = chosen ?? severityIn(profile, rule);
    if (usual === 'off') continue;
    const report: Report = (span, message, fix, sure) => {
      const severity = chosen ?? (sure === undefined ? usual : raised(profile, sure));
      add({ code: rule.id, severity, message, span, ...(fix === undefined ? {} : { fixes: [fix] }) });
    };
    const { document, statements, policy, element, code } = rule.check;
    document?.(subject, report);
    if (statements) for (const list of subject.lists) statements(list, report, subject);
    if (policy)
      for (const [name, check] of Object.entries(policy))
        for (const p of subject.named(name)) check(p, report, subject);
    if (element) for (const e of subject.elements) element(e, report, subject);
    if (code) for (const c of subject.codes) code(c, report, subject);
  }
}

/** What the caller says of a rule, whatever the profile. */
const chosenFor = (rule: RuleDef, { rules: chosen }: LintOptions): Severity | 'off' | undefined =>
  chosen !== undefined && Object.hasOwn(chosen, rule.id) ? chosen[rule.id] : undefined;

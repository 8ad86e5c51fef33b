import type { SourceFile } from '@sluice/parser';
import type { BoundNode } from '@sluice/expressions';
import type { BoundDocument, BoundElement, BoundPolicy, Section } from '@sluice/runtime';
import { bare, Code, lookupOf, type Lookup } from './code.ts';
import { literal } from './values.ts';
import type { LintOptions } from './define.ts';

/** Statements that run one after the other. */
export interface Statements {
  readonly policies: readonly BoundPolicy[];
  readonly section: Section;
  /** The policy or the branch around them; null for a section's own, or a fragment's. */
  readonly parent: BoundElement | null;
}

/**
 * One checked document as rules see it: its parts flat and in file order, each expression with its place. Everything
 * is found once, by a walk without recursion.
 */
export class Subject {
  readonly document: BoundDocument;
  readonly options: LintOptions;
  /** Every policy and child element, parents before their children. */
  readonly elements: readonly BoundElement[];
  readonly policies: readonly BoundPolicy[];
  readonly lists: readonly Statements[];
  readonly codes: readonly Code[];
  private values: ReadonlyMap<string, BoundNode | null> | null = null;
  private tested: ReadonlySet<string> | null = null;
  private byPolicy: ReadonlyMap<BoundPolicy, readonly Code[]> | null = null;

  constructor(document: BoundDocument, options: LintOptions) {
    this.document = document;
    this.options = options;
    const elements: BoundElement[] = [];
    const policies: BoundPolicy[] = [];
    const lists: Statements[] = [];
    const codes: Code[] = [];
    interface Open {
      readonly element: BoundElement;
      readonly policy: BoundPolicy;
    }
    const pending: Open[] = [];
    const opened = (element: BoundElement, policy: BoundPolicy): void => {
      const inner: Open[] = element.policies.map((p) => ({ element: p, policy: p }));
      for (const children of element.elements.values())
        for (const child of children) inner.push({ element: child, policy });
      inner.sort((a, b) => b.element.element.span.start - a.element.element.span.start);
      pending.push(...inner);
    };
    for (const [section, statements] of document.sections) {
      lists.push({ policies: statements, section, parent: null });
      for (const root of statements) {
        pending.push({ element: root, policy: root });
        for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
          const { element, policy } = next;
          elements.push(element);
          if (isPolicy(element)) policies.push(element);
          if (element.policies.length > 0) lists.push({ policies: element.policies, section, parent: element });
          for (const [name, value] of element.attributes)
            if (value.kind === 'expression') codes.push(new Code(value, name, element, policy));
          if (element.text?.kind === 'expression') codes.push(new Code(element.text, null, element, policy));
          opened(element, policy);
        }
      }
    }
    this.elements = elements;
    this.policies = policies;
    this.lists = lists;
    this.codes = codes;
  }

  /**
   * The header, parameter or variable that a value is, if it is nothing else: read directly, or through a variable that
   * one statement alone sets, with nothing done to it but decoding and trimming.
   */
  originOf(node: BoundNode): Lookup | null {
    let at = bare(node);
    for (let steps = 0; steps < 8; steps++) {
      const lookup = lookupOf(at);
      const set = lookup?.source === 'variables' && lookup.name !== null ? this.valueOf(lookup.name) : null;
      if (lookup !== null && set === null) return lookup;
      const inner = set ?? (at.kind === 'Call' && SAME.has(at.member.name) ? (at.receiver ?? at.args[0]?.value) : null);
      if (inner === null || inner === undefined) return null;
      at = bare(inner);
    }
    return null;
  }

  /** The expression that a variable holds; null where no statement of the document sets it, or several do. */
  valueOf(name: string): BoundNode | null {
    this.values ??= soleValues(this.policies);
    return this.values.get(name) ?? null;
  }

  /** Whether a condition asks about it, so that it may have been compared with what is allowed. */
  isTested({ source, name }: Lookup): boolean {
    this.tested ??= new Set(
      this.codes
        .filter((code) => code.attribute === 'condition')
        .flatMap((code) => code.nodes.map((node) => keyOf(this.originOf(node)))),
    );
    return this.tested.has(`${source} ${name}`);
  }

  /** The expressions of one statement, its child elements included. */
  codesOf(policy: BoundPolicy): readonly Code[] {
    if (this.byPolicy === null) {
      const grouped = new Map<BoundPolicy, Code[]>(this.policies.map((p) => [p, []]));
      for (const code of this.codes) grouped.get(code.policy)?.push(code);
      this.byPolicy = grouped;
    }
    return this.byPolicy.get(policy) ?? [];
  }

  get file(): SourceFile {
    return this.document.file;
  }

  /** Whether it includes statements that are not to be seen here. */
  get hasFragments(): boolean {
    return this.policies.some((p) => p.def.name === 'include-fragment');
  }
}

/** What leaves a text what it is. */
const SAME: ReadonlySet<string> = new Set(['ToString', 'Trim', 'ToLower', 'UnescapeDataString', 'UrlDecode', 'First']);

const isPolicy = (element: BoundElement): element is BoundPolicy => 'file' in element;

const keyOf = (lookup: Lookup | null): string => (lookup === null ? '' : `${lookup.source} ${lookup.name}`);

/** By name, the value of each variable that one statement alone sets. */
function soleValues(policies: readonly BoundPolicy[]): ReadonlyMap<string, BoundNode | null> {
  const values = new Map<string, BoundNode | null>();
  for (const policy of policies) {
    const name = policy.def.name === 'set-variable' ? literal(policy, 'name') : undefined;
    if (typeof name !== 'string') continue;
    const value = policy.attributes.get('value');
    values.set(name, value?.kind === 'expression' && !values.has(name) ? value.expression.body.body : null);
  }
  return values;
}

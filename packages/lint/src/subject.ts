import { walk, type SourceFile } from '@sluice/parser';
import type { BoundNode } from '@sluice/expressions';
import type { BoundDocument, BoundElement, BoundPolicy, Section } from '@sluice/runtime';
import { bare, Code, lookupOf, type Lookup } from './code.ts';
import { keyOf, testsIn, type ValueTest } from './conditions.ts';
import type { Origins } from './taint.ts';
import { flowOf, undecided, type Broader, type Flow } from './flow.ts';
import { MANY } from './flow-state.ts';
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
  private flowed: Flow | null = null;
  private directed: boolean | null = null;
  private values: ReadonlyMap<string, readonly BoundNode[] | null> | null = null;
  private readonly byElement: ReadonlyMap<BoundElement, readonly Code[]>;
  private tests: ReadonlyMap<string, readonly ValueTest[]> | null = null;
  private byPolicy: ReadonlyMap<BoundPolicy, readonly Code[]> | null = null;
  private byName: ReadonlyMap<string, readonly BoundPolicy[]> | null = null;

  /** What `<base />` stands for. */
  readonly broader: Broader<Subject>;
  private readonly fragments: (id: string) => Subject | null;

  /** `fragments`: the subjects of those that are to be seen. */
  constructor(
    document: BoundDocument,
    options: LintOptions,
    fragments: (id: string) => Subject | null = () => null,
    broader: Broader<Subject> = { known: [], isWhole: false },
  ) {
    this.document = document;
    this.options = options;
    this.fragments = fragments;
    this.broader = broader;
    const elements: BoundElement[] = [];
    const policies: BoundPolicy[] = [];
    const lists: Statements[] = [];
    const codes: Code[] = [];
    const byElement = new Map<BoundElement, readonly Code[]>();
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
      // not all at once: there may be more of them than a call takes arguments
      for (const open of inner) pending.push(open);
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
          const own = [...element.attributes].flatMap(([name, value]) =>
            value.kind === 'expression' ? [new Code(value, name, element, policy)] : [],
          );
          if (element.text?.kind === 'expression') own.push(new Code(element.text, null, element, policy));
          if (own.length > 0) byElement.set(element, own);
          for (const code of own) codes.push(code);
          opened(element, policy);
        }
      }
    }
    this.elements = elements;
    this.policies = policies;
    this.lists = lists;
    this.codes = codes;
    this.byElement = byElement;
  }

  /** Whether another tool decides which of the statements there are: `%{ if … }`. */
  get isDirected(): boolean {
    if (this.directed === null) {
      let directed = false;
      walk(this.document.document, (node) => void (directed ||= node.kind === 'Directive'));
      this.directed = directed;
    }
    return this.directed;
  }

  /** The statements of one policy, in the order of the document. */
  named(policy: string): readonly BoundPolicy[] {
    if (this.byName === null) {
      const grouped = new Map<string, BoundPolicy[]>();
      for (const p of this.policies) {
        const { name } = p.def;
        const others = grouped.get(name);
        if (others === undefined) grouped.set(name, [p]);
        else others.push(p);
      }
      this.byName = grouped;
    }
    return this.byName.get(policy) ?? [];
  }

  /** The expressions of an element itself. */
  readonly codesOf = (element: BoundElement): readonly Code[] => this.byElement.get(element) ?? [];

  /** How variables and bodies flow through the document. */
  get flow(): Flow {
    if (this.flowed === null) {
      const flow = flowOf(this, this.fragments, this.broader);
      this.flowed = this.isDirected ? undecided(flow) : flow;
    }
    return this.flowed;
  }

  /**
   * The header, parameter or variable that a value is, if it is nothing else: read directly, or through a variable that
   * one statement alone sets, with nothing done to it but decoding and trimming.
   */
  readonly originOf = (node: BoundNode): Lookup | null => {
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
  };

  /** The expression that a variable holds; null where no statement of the document sets it, or several do. */
  valueOf(name: string): BoundNode | null {
    const values = this.valuesOf(name);
    return values?.length === 1 ? values[0]! : null;
  }

  /** The expressions that a variable may hold; null where something else in the document may set it. */
  readonly valuesOf = (name: string): readonly BoundNode[] | null => {
    if (this.values === null) {
      const values = new Map<string, BoundNode[] | null>();
      for (const { name: of, value } of this.flow.definitions) {
        const others = values.get(of);
        if (value === null || others === null || others?.length === MANY) values.set(of, null);
        else if (others === undefined) values.set(of, [value]);
        else others.push(value);
      }
      this.values = values;
    }
    return this.values.get(name) ?? null;
  };

  /**
   * What is known of texts where an expression stands. A value counts as tested where the condition of a branch around
   * it asks about it, or of one above that ends the request. `whole`: asking how it begins, or what it holds, is no
   * test of all of it.
   */
  originsFor(code: Code, whole = false): Origins {
    this.tests ??= testsIn(this.codes, this.originOf);
    const { tests, valuesOf, originOf } = this;
    const { start } = code.value.span;
    const isTested = (lookup: Lookup): boolean =>
      [keyOf(lookup), keyOf(originOf(lookup.node))].some((key) =>
        (tests.get(key) ?? []).some(
          ({ branch: { span }, ends, isPart, isNegated }) =>
            !(whole && isPart) && start >= span.start && (start < span.end ? !isNegated : ends),
        ),
      );
    return { valuesOf, isTested };
  }

  /** The expressions of one statement, its child elements included. */
  allCodesOf(policy: BoundPolicy): readonly Code[] {
    if (this.byPolicy === null) {
      const grouped = new Map<BoundPolicy, Code[]>(this.policies.map((p) => [p, []]));
      for (const code of this.codes) grouped.get(code.policy)?.push(code);
      this.byPolicy = grouped;
    }
    return this.byPolicy.get(policy) ?? [];
  }

  /** The variables that the expressions of a statement read; null where a name is computed, so that it may be any. */
  variablesReadBy(policy: BoundPolicy): readonly string[] | null {
    const names: string[] = [];
    for (const code of this.allCodesOf(policy))
      for (const node of code.nodes) {
        const lookup = lookupOf(node);
        if (lookup?.source !== 'variables') continue;
        if (lookup.name === null) return null;
        names.push(lookup.name);
      }
    return names;
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

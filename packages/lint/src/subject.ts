import type { SourceFile } from '@sluice/parser';
import type { BoundDocument, BoundElement, BoundPolicy, Section } from '@sluice/runtime';
import { Code } from './code.ts';
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

  get file(): SourceFile {
    return this.document.file;
  }

  /** Whether it includes statements that are not to be seen here. */
  get hasFragments(): boolean {
    return this.policies.some((p) => p.def.name === 'include-fragment');
  }
}

const isPolicy = (element: BoundElement): element is BoundPolicy => 'file' in element;

import { suggest, type Diagnostic, type SourceFile } from '@sluice/parser';
import type { PolicyDef } from './define.ts';
import { policyMessages } from './messages.ts';
import type { BoundPolicy } from './bound.ts';
import type { PlaceInService } from './service.ts';
import type { Scope, Section } from './vocabulary.ts';
import type { Place } from '../exchange/failure.ts';

type Code = keyof (typeof policyMessages)['entries'];

/** Takes what the catalogue takes; the compiler checks code and parameters. */
type Report = <C extends Code>(...finding: Parameters<typeof policyMessages<C>>) => void;

/** What binding one file needs to know, and where it reports to. */
export interface Surroundings {
  readonly definitions: ReadonlyMap<string, PolicyDef>;
  /** Null: not known (a file checked by itself); what depends on them is left open. */
  readonly namedValues: ReadonlyMap<string, string> | null;
  /** Null: not known. */
  readonly fragments: FragmentSource | null;
  /** Left out: nothing is known of the service. */
  readonly inService?: PlaceInService | null;
}

export interface FragmentSource {
  readonly ids: () => Iterable<string>;
  /** The fragment's statements, bound for the place of inclusion; null where there is no such fragment. */
  readonly bind: (id: string, place: Place, from: Binding) => readonly BoundPolicy[] | null;
}

/** Binding one file: its surroundings, its section, its reports. */
export class Binding {
  readonly file: SourceFile;
  readonly section: Section;
  /** Null: not known. */
  readonly scope: Scope | null;
  /** The scope is taken for granted, not known, so no statement is wrong in it. */
  readonly anyScope: boolean;
  readonly inFragment: boolean;
  /** A fragment by itself: which sections it is meant for is not known, so none is wrong. */
  readonly anywhere: boolean;
  readonly definitions: ReadonlyMap<string, PolicyDef>;
  readonly namedValues: ReadonlyMap<string, string> | null;
  readonly fragments: FragmentSource | null;
  readonly inService: PlaceInService | null;
  readonly add: (diagnostic: Diagnostic) => void;
  readonly report: Report = (...finding) => this.add(policyMessages(...finding));
  /** The same where sources disagree: an error becomes a warning. */
  readonly warn: Report = (...finding) => this.add({ ...policyMessages(...finding), severity: 'warning' });

  constructor(
    surroundings: Surroundings,
    file: SourceFile,
    at: {
      readonly section: Section;
      readonly scope: Scope | null;
      readonly anyScope?: boolean;
      readonly inFragment?: boolean;
      readonly anywhere?: boolean;
    },
    add: (diagnostic: Diagnostic) => void,
  ) {
    this.definitions = surroundings.definitions;
    this.namedValues = surroundings.namedValues;
    this.fragments = surroundings.fragments;
    this.inService = surroundings.inService ?? null;
    this.file = file;
    this.section = at.section;
    this.scope = at.scope;
    this.anyScope = at.anyScope ?? false;
    this.inFragment = at.inFragment ?? false;
    this.anywhere = at.anywhere ?? false;
    this.add = add;
  }

  /** Whether the text is what the service would get: nobody fills in anything after this. */
  get final(): boolean {
    return this.namedValues !== null;
  }

  /** `; did you mean "set-header"?`, or nothing. */
  nearest(name: string, known: Iterable<string>): string {
    const found = suggest(name, known);
    return found === undefined ? '' : `; did you mean "${found}"?`;
  }
}

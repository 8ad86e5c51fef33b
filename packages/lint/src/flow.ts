import type { BoundDocument, BoundElement, BoundPolicy } from '@sluice/runtime';
import type { BoundNode } from '@sluice/expressions';
import { bare, fromContext, lookupOf, memberOf, type Code, type Lookup } from './code.ts';
import { byName, definitionsIn, definitionsOf, type Definition } from './definitions.ts';
import { few, joinStates, type State } from './flow-state.ts';
import { Journal, type Changes } from './journal.ts';
import { literal } from './values.ts';

/**
 * How variables and bodies flow through a document: which statements may have given a variable the value that an
 * expression reads, and which expression may have taken the body away before another one wants it. Sections follow each
 * other, branches exclude each other, a retry runs its statements again, an error may come from anywhere. Broader scopes
 * and fragments that are not to be seen may set every variable, and so may what runs before the document.
 */
export interface Flow {
  readonly definitions: readonly Definition[];
  /** Those of broader scopes, where `<base />` is to be seen through. */
  readonly inherited: readonly Definition[];
  /** Reads of `context.Variables` by a constant name, in the order in which they run. */
  readonly reads: readonly Read[];
  readonly bodies: readonly BodyRead[];
  readonly unreached: readonly Unreached[];
}

/** The first statement of a list that no request reaches. */
export interface Unreached {
  readonly policy: BoundPolicy;
  /** No: what ends the request stands in an earlier section, and nobody has measured that the service leaves out this one. */
  readonly isSure: boolean;
}

export interface Read {
  readonly name: string;
  readonly code: Code;
  readonly lookup: Lookup;
  /** The statements that are to be seen whose value may be read here; null where they are too many to tell. */
  readonly reaching: readonly Definition[] | null;
  /** Whether there is a way here on which none of the statements that are to be seen has set it. */
  readonly open: boolean;
  /** Whether nothing decides between that way and this place: the two may not exclude each other. */
  readonly direct: boolean;
  /** Whether statements that are not to be seen may have set it: those of other scopes, or of fragments. */
  readonly foreign: boolean;
}

/** `context.Request.Body.As<…>()` and its like, also of a response that a variable holds. */
export interface BodyRead {
  readonly code: Code;
  readonly node: BoundNode & { readonly kind: 'Call' };
  /** The variable that holds the response; of the exchange itself, `request` or `response` with a blank before it. */
  readonly of: string;
  readonly preserves: boolean;
  /** An earlier read that took the body away. */
  readonly takenBy: BodyRead | null;
}

/** What the walk needs to know of a document, or of a fragment. */
export interface Source {
  readonly document: BoundDocument;
  /** The expressions of an element itself, not those of its children. */
  readonly codesOf: (element: BoundElement) => readonly Code[];
}

/** The documents of broader scopes that are to be seen, from the next one outwards. */
export interface Broader<S extends Pick<Source, 'document'> = Pick<Source, 'document'>> {
  readonly known: readonly S[];
  /** Whether there is none beyond them. */
  readonly isWhole: boolean;
}

/** `fragments`: those whose statements are to be seen, by id. */
export function flowOf(source: Source, fragments: (id: string) => Source | null, broader: Broader): Flow {
  return new Walk(source, fragments, broader).run();
}

/** The same where it is not known which statements there are: nothing follows from their order. */
export const undecided = ({ definitions, inherited, reads, bodies }: Flow): Flow => ({
  definitions,
  inherited,
  reads: reads.map((read) => ({ ...read, reaching: null, open: true, direct: false, foreign: true })),
  bodies: bodies.map((body) => ({ ...body, takenBy: null })),
  unreached: [],
});

/** Fragments that include others again and again are followed so many times, and a base beside a base. */
const MOST_INCLUDED = 500;

class Walk {
  private readonly document: BoundDocument;
  private readonly fragments: (id: string) => Source | null;
  private readonly broader: Broader;
  /** How many scopes broader than the document the statement at hand is. */
  private level = 0;
  private codesOf: Source['codesOf'];
  /** The ids of the fragments around the statement at hand. */
  private readonly within = new Set<string>();
  private included = 0;
  private readonly definitions: Definition[] = [];
  private readonly inherited: Definition[] = [];
  private readonly reads: Read[] = [];
  private readonly bodies: BodyRead[] = [];
  private readonly unreached: Unreached[] = [];
  private readonly variables = new Journal<State>(joinStates);
  private readonly taken = new Journal<BodyRead | null>(
    (ways) => ways.find((way) => way !== undefined && way !== null) ?? null,
  );
  /** Statements that are not to be seen and may have run. */
  private unseen: number;
  /** The request has ended on every way here. */
  private ended = false;
  /** How many retries are around: the outermost knows what all of them set. */
  private retries = 0;
  private list = 0;
  private lists = 0;

  constructor({ document, codesOf }: Source, fragments: (id: string) => Source | null, broader: Broader) {
    this.document = document;
    this.codesOf = codesOf;
    this.fragments = fragments;
    this.broader = broader;
    this.unseen = document.form === 'policies' ? 0 : 1;
  }

  run(): Flow {
    for (const section of ['inbound', 'backend', 'outbound'] as const) this.section(section);
    this.ended = false;
    // an error may come from anywhere: everything may have been set, and nothing must
    for (const name of this.variables.names()) this.variables.delete(name);
    for (const [name, reaching] of byName([...this.definitions, ...this.inherited]))
      this.variables.set(name, { reaching: few(reaching), open: true, openIn: -1, unseen: this.unseen });
    this.section('on-error');
    const { definitions, inherited, reads, bodies, unreached } = this;
    return { definitions, inherited, reads, bodies, unreached };
  }

  private section(name: 'inbound' | 'backend' | 'outbound' | 'on-error'): void {
    const statements = this.document.sections.get(name) ?? [];
    // a <base /> is the frame of a section, as the statement in backend is: they say nothing about intent
    const late = this.ended && name === 'outbound' ? statements.find((p) => p.def.name !== 'base') : undefined;
    if (late !== undefined) this.unreached.push({ policy: late, isSure: false });
    this.statements(statements);
  }

  private statements(policies: readonly BoundPolicy[]): void {
    for (const [i, policy] of policies.entries()) {
      const endedBefore = this.ended;
      this.statement(policy);
      const next = policies[i + 1];
      const isOurs = this.within.size === 0 && this.level === 0;
      if (isOurs && !endedBefore && this.ended && next !== undefined && next.def.name !== 'base')
        this.unreached.push({ policy: next, isSure: true });
    }
  }

  private statement(policy: BoundPolicy): void {
    const { name } = policy.def;
    if (name === 'choose') return this.choose(policy);
    const isSeen = name === 'base' ? this.base(policy) : name !== 'include-fragment' || this.include(policy);
    if (!isSeen) this.unseen++;
    if (!isSeen || name === 'base') {
      this.taken.set(' request', null);
      this.taken.set(' response', null);
    }
    // what runs again may read what it has set the time before
    if (name === 'retry' && this.retries++ === 0) for (const d of definitionsIn(policy)) this.setAgain(d);
    this.parts(policy, policy);
    if (name === 'retry') this.retries--;
    for (const definition of definitionsOf(policy)) this.define(definition);
    if (name === 'set-body') this.taken.set(policy.section === 'inbound' ? ' request' : ' response', null);
    if (name === 'forward-request') this.taken.set(' response', null);
    if (name === 'return-response' || name === 'mock-response') this.ended = true;
  }

  /** Walks through what a `<base />` stands for, where that is known; a request that it ends is not the document's to report. */
  private base({ section }: BoundPolicy): boolean {
    const next = this.broader.known[this.level];
    if (this.within.size > 0) return false;
    if (next === undefined) return this.broader.isWhole;
    if (++this.included > MOST_INCLUDED) return false;
    const { ended } = this;
    this.level++;
    this.statements(next.document.sections.get(section) ?? []);
    this.level--;
    this.ended = ended;
    return true;
  }

  /** Walks through a fragment's statements, where they are known; what they read is not the document's to report. */
  private include(policy: BoundPolicy): boolean {
    const id = literal(policy, 'fragment-id');
    const fragment = typeof id === 'string' && !this.within.has(id) ? this.fragments(id) : null;
    if (typeof id !== 'string' || fragment === null || ++this.included > MOST_INCLUDED) return false;
    const { codesOf } = this;
    this.codesOf = fragment.codesOf;
    this.within.add(id);
    this.statements(fragment.document.sections.get('inbound') ?? []);
    this.within.delete(id);
    this.codesOf = codesOf;
    return true;
  }

  /** The expressions of an element and what it holds; those of a retry's own attributes run after its statements. */
  private parts(element: BoundElement, policy: BoundPolicy): void {
    const last = policy.def.name === 'retry';
    if (!last) this.read(element);
    for (const children of element.elements.values()) for (const child of children) this.parts(child, policy);
    this.statements(element.policies);
    if (last) this.read(element);
  }

  private choose(policy: BoundPolicy): void {
    const whens = policy.elements.get('when') ?? [];
    const otherwise = policy.elements.get('otherwise') ?? [];
    const outer = this.list;
    const before = this.ended;
    const ways: Way[] = [];
    for (const [i, branch] of [...whens, ...otherwise].entries()) {
      // the first condition is always asked, the others only where those above do not hold
      this.list = i === 0 ? outer : ++this.lists;
      this.read(branch);
      this.list = ++this.lists;
      const [variables, taken] = [this.variables.mark(), this.taken.mark()];
      this.statements(branch.policies);
      ways.push({ ended: this.ended, variables: this.variables.undo(variables), taken: this.taken.undo(taken) });
      this.ended = before;
    }
    this.list = outer;
    const open = ways.filter((way) => !way.ended);
    // branches that all set it are meant to be all there are
    const implicit = otherwise.length === 0 && ways.length > 0;
    this.variables.merge(
      open.map((way) => way.variables),
      implicit ? (ways.length > 1 ? 'unless all' : 'yes') : 'no',
      (state) => ({ ...state, openIn: state.openIn === -2 ? outer : state.openIn }),
    );
    this.taken.merge(
      open.map((way) => way.taken),
      implicit ? 'yes' : 'no',
    );
    this.ended = before || (otherwise.length > 0 && open.length === 0);
  }

  private read(element: BoundElement): void {
    // of broader scopes it matters what they set: what they read is theirs
    if (this.ended || this.level > 0) return;
    for (const code of this.codesOf(element))
      for (const node of code.nodes) {
        const lookup = lookupOf(node);
        if (lookup?.source === 'variables' && lookup.name !== null) this.readVariable(lookup.name, lookup, code);
        const body = bodyOf(node);
        if (body !== null) this.readBody(body, node as BodyRead['node'], code);
      }
  }

  private readVariable(name: string, lookup: Lookup, code: Code): void {
    if (this.within.size > 0) return;
    const state = this.variables.get(name);
    this.reads.push({
      name,
      code,
      lookup,
      reaching: state === undefined ? [] : state.reaching,
      open: state?.open ?? true,
      direct: state === undefined || state.openIn === this.list,
      foreign: this.unseen > (state?.open === false ? state.unseen : 0),
    });
  }

  private readBody(of: string, node: BodyRead['node'], code: Code): void {
    const preserve = node.args[0]?.value;
    const preserves = preserve !== undefined && !(preserve.kind === 'Const' && preserve.value === false);
    const before = this.taken.get(of) ?? null;
    // the parts of one expression may exclude each other
    const takenBy = before === null || before.code === code ? null : before;
    const read = { code, node, of, preserves, takenBy };
    if (this.within.size === 0) this.bodies.push(read);
    if (!preserves && before === null) this.taken.set(of, read);
  }

  private define(definition: Definition): void {
    (this.level > 0 ? this.inherited : this.definitions).push(definition);
    if (this.ended) return;
    const { name, mayMiss } = definition;
    const before = mayMiss ? this.variables.get(name) : undefined;
    this.taken.set(name, null);
    this.variables.set(name, {
      reaching: before === undefined ? [definition] : few([...(before.reaching ?? []), definition], before.reaching),
      open: mayMiss && (before?.open ?? true),
      openIn: this.list,
      unseen: before?.unseen ?? this.unseen,
    });
  }

  private setAgain(definition: Definition): void {
    const before = this.variables.get(definition.name);
    this.variables.set(definition.name, {
      reaching: few([...(before?.reaching ?? []), definition], before?.reaching),
      open: before?.open ?? true,
      openIn: before?.openIn ?? this.list,
      unseen: before?.unseen ?? this.unseen,
    });
  }
}

interface Way {
  readonly ended: boolean;
  readonly variables: Changes<State>;
  readonly taken: Changes<BodyRead | null>;
}

/** Whose body a node reads: a variable's name, or ` request`, ` response`; null where it does something else. */
function bodyOf(node: BoundNode): string | null {
  if (node.kind !== 'Call' || memberOf(node)?.startsWith('IMessageBody.As') !== true || node.receiver === null)
    return null;
  const body = bare(node.receiver);
  const owner = memberOf(body);
  if (owner !== 'IRequest.Body' && owner !== 'IResponse.Body') return null;
  if (fromContext(body)) return owner === 'IRequest.Body' ? ' request' : ' response';
  const lookup = body.kind === 'Property' && body.receiver !== null ? lookupOf(bare(body.receiver)) : null;
  return lookup?.source === 'variables' ? lookup.name : null;
}

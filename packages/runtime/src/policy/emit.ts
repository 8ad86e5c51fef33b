import type { Effect } from '@sluice/expressions';
import type { Exchange } from '../exchange/exchange.ts';
import { ContentFailure, invalidValue, PolicyFailure, type Place } from '../exchange/failure.ts';
import type { TraceEntry } from '../host/host.ts';
import type { AttributeDef } from './attribute.ts';
import type { BoundElement, BoundPolicy, BoundValue } from './bound.ts';
import type { CompiledElement } from './define.ts';
import { ClrException, emitExpression, LimitReached, toText, type Evaluator } from './expression.ts';
import { sequence } from './sequence.ts';
import { DRAFT, targetOf, type Site, type Step, type Target, type Value } from './step.ts';
import { valuesOf } from './runnable.ts';
import type { GatewayKind } from './vocabulary.ts';
import { literalOf } from './value.ts';

/** From bound statements to steps. Takes an error-free tree only; what cannot be run was reported by the loader. */
export function emitStatements(policies: readonly BoundPolicy[], base: Step, gateway: GatewayKind): Step {
  return sequence(policies.map((p) => emitPolicy(p, { base, gateway, target: targetOf(p.section), draft: false })));
}

interface Emission {
  /** What `<base />` runs: the same section of the next broader scope. */
  readonly base: Step;
  readonly gateway: GatewayKind;
  readonly target: Target;
  /** The statement describes a message that its parent puts together; the parent buffers what it reads. */
  readonly draft: boolean;
}

function emitPolicy(bound: BoundPolicy, e: Emission): Step {
  const { def, place } = bound;
  const prepare = e.draft ? undefined : bufferer(effectsOf(bound));
  const inside: Emission = def.drafts ? { ...e, target: DRAFT, draft: true } : e;
  const statements = bound.policies.map((p) => emitPolicy(p, inside));
  const site: Site = {
    ...e.target,
    place,
    section: bound.section,
    gateway: e.gateway,
    base: e.base,
    statements,
    prepare,
    fail: (details) => {
      throw new PolicyFailure(place, details);
    },
  };
  const run = def.compile!(compileElement(bound, inside, statements), site);
  const entry: TraceEntry = {
    section: place.section,
    path: place.path,
    policy: place.policy,
    span: bound.element.span,
    file: bound.file.name,
    scope: place.scope,
  };
  const failed = (e: unknown): never => {
    throw e instanceof ContentFailure ? new PolicyFailure(place, e.details) : e;
  };
  return (x) => {
    x.host.trace?.(entry);
    try {
      const wait = prepare?.(x);
      const result = wait === undefined ? run(x) : wait.then(() => run(x));
      return result instanceof Promise ? result.catch(failed) : result;
    } catch (e) {
      return failed(e);
    }
  };
}

function compileElement(
  bound: BoundElement,
  e: Emission,
  statements: readonly Step[] = bound.policies.map((p) => emitPolicy(p, e)),
): CompiledElement {
  const out: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, def] of Object.entries(bound.def.attributes))
    out[camel(name)] = emitValue(bound.attributes.get(name), def, bound.place);
  for (const [name, def] of Object.entries(bound.def.elements)) {
    const found = (bound.elements.get(name) ?? []).map((child) => compileElement(child, e));
    out[camel(name)] = def.max === 1 ? found[0] : found;
  }
  if (bound.def.text !== null) out['text'] = emitValue(bound.text ?? EMPTY, bound.def.text, bound.place);
  if (bound.def.policies !== null) out['policies'] = sequence(statements);
  return out;
}

const EMPTY: BoundValue = { kind: 'literal', value: '', span: { start: 0, end: 0 } };

const camel = (name: string): string => name.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());

/** A literal that takes no expression is handed over as it is; everything else is a function of the exchange. */
function emitValue(bound: BoundValue | undefined, def: AttributeDef, place: Place): unknown {
  if (bound === undefined) return def.default === undefined ? undefined : constant(def.default, def);
  if (bound.kind === 'open' || bound.kind === 'invalid')
    throw new Error(`${place.path} has no value that can be emitted`);
  return bound.kind === 'literal'
    ? constant(bound.value, def)
    : emitExpressionValue(emitExpression(bound.expression), def, bound.place);
}

const constant = (value: unknown, def: AttributeDef): unknown =>
  def.expressions === 'forbidden' ? value : Object.assign(() => value, { literal: value });

function emitExpressionValue(evaluate: Evaluator, def: AttributeDef, place: Place): Value<unknown> {
  const convert = converter(def, place);
  return (x) => {
    let result: unknown;
    try {
      result = evaluate(x, x.host);
    } catch (e) {
      throw evaluationFailure(e, place);
    }
    return convert === null ? result : convert(result);
  };
}

/** From what an expression gave to what the attribute holds; null where nothing is to be done. */
function converter(def: AttributeDef, place: Place): ((value: unknown) => unknown) | null {
  switch (def.type) {
    case 'any':
    case 'bool':
      return null;
    case 'string':
      if (def.values === null && def.form === null) return toText;
      break;
    case 'int':
    case 'long':
    case 'number':
  }
  return (value) => {
    if (typeof value === 'number' && def.min === undefined && def.max === undefined && def.form === null) return value;
    const fitting = literalOf(toText(value), def);
    if (fitting === null) throw invalidValue(place, `"${toText(value)}" is not accepted here.`);
    return fitting;
  };
}

function evaluationFailure(e: unknown, place: Place): unknown {
  if (!(e instanceof ClrException || e instanceof LimitReached)) return e;
  return new PolicyFailure(place, {
    reason: 'ExpressionValueEvaluationFailure',
    message: `Expression evaluation failed. ${e.message}`,
  });
}

/** The effects of a statement's own values, those of the message it drafts included; not of statements inside it. */
function effectsOf(bound: BoundElement): ReadonlySet<Effect> {
  const effects = new Set<Effect>();
  const visit = (element: BoundElement): void => {
    for (const value of valuesOf(element))
      if (value.kind === 'expression') for (const effect of value.expression.effects) effects.add(effect);
    if ('drafts' in element.def && element.def.drafts) element.policies.forEach(visit);
  };
  visit(bound);
  return effects;
}

function bufferer(effects: ReadonlySet<Effect>): Site['prepare'] {
  const request = effects.has('request.body');
  const response = effects.has('response.body');
  if (!request && !response) return undefined;
  return (x: Exchange) => {
    const first = request ? x.request.body?.buffer() : undefined;
    const second = response ? x.response?.body?.buffer() : undefined;
    return first === undefined ? second : second === undefined ? first : first.then(() => second);
  };
}

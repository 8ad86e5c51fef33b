import type { Bound, Coalesce, Conditional, ConditionalAccess, Logical, Match, NewArray, Test } from '../bind/bound.ts';
import { AnonymousObject } from '../values/anonymous.ts';
import { arrayElementOf, makeArray } from '../values/array-element.ts';
import { isNullable } from '../types/registry.ts';
import type { ClrException } from '../values/exception.ts';
import { ValueTuple } from '../values/tuple.ts';
import { emitAssign, emitCompound, emitDeconstruct, emitIncrement } from './assign.ts';
import { emitCall, emitCallLocal, emitInvoke } from './calls.ts';
import { changeOf, emitConvert } from './conversions.ts';
import { emitChain, emitConditionalStep } from './chain.ts';
import type { Emitter } from './emitter.ts';
import { nullAt, type Thunk } from './frame.ts';
import { emitDelegate, emitLambda } from './functions.ts';
import { viewChange } from '../values/json/pairs-view.ts';
import { instanceTest } from '../values/instance-of.ts';
import { emitBinary, emitUnary } from './operators.ts';
import { emitPattern } from './patterns.ts';
import { emitProperty } from './properties.ts';
import { emitConcat, emitInterpolate } from './text.ts';

/** Each kind of bound expression to its thunk. */
export function emitExpression(e: Emitter, n: Bound): Thunk {
  switch (n.kind) {
    case 'Const': {
      const { value } = n;
      return () => value;
    }
    case 'ContextRef':
      return (f) => f.x;
    case 'LocalRef':
      return e.read(n.local);
    case 'Receiver':
      return e.read(n.local);
    case 'Convert':
      return emitChain(e, n) ?? emitConvert(e, n);
    case 'Call':
      return emitChain(e, n) ?? emitCall(e, n);
    case 'CallLocal':
      return emitCallLocal(e, n);
    case 'Invoke':
      return emitInvoke(e, n);
    case 'Property':
      return emitChain(e, n) ?? emitProperty(e, n);
    case 'ArrayElement': {
      const array = e.expression(n.array);
      const indices = n.indices.map((i) => e.expression(i));
      const at = n.span.start;
      const get = arrayElementOf(n.array.type);
      const only = indices[0]!;
      if (indices.length === 1)
        return (f) => {
          const a = array(f);
          const i = only(f);
          if (a === null) return nullAt(f, at);
          f.run.at = at;
          return get(a, i as number);
        };
      return (f) => {
        const a = array(f);
        const i = indices.map((x) => x(f));
        if (a === null) return nullAt(f, at);
        f.run.at = at;
        return get(a, ...(i as number[]));
      };
    }
    case 'Unary':
      return emitUnary(n, e.expression(n.operand));
    case 'Binary':
      if (n.left.kind === 'Binary') return emitOperators(e, n);
      return emitChain(e, n) ?? emitBinary(n, e.expression(n.left), e.expression(n.right));
    case 'Logical':
      return emitLogical(e, n);
    case 'Concat':
      return emitConcat(e, n);
    case 'Interpolate':
      return emitInterpolate(e, n);
    case 'Coalesce':
      return emitCoalesce(e, n);
    case 'Conditional':
      return emitConditional(e, n);
    case 'ConditionalAccess':
      return emitConditionalAccess(e, n);
    case 'Assign':
      return emitAssign(e, n);
    case 'Compound':
      return emitCompound(e, n);
    case 'Increment':
      return emitIncrement(e, n);
    case 'Deconstruct':
      return emitDeconstruct(e, n);
    case 'Lambda':
      return emitLambda(e, n);
    case 'Delegate':
      return emitDelegate(e, n);
    case 'Initialise': {
      const create = e.expression(n.create);
      const store = e.write(n.object.local);
      const effects = n.effects.map((x) => e.expression(x));
      return (f) => {
        const object = create(f);
        store(f, object);
        for (const effect of effects) effect(f);
        return e.read(n.object.local)(f);
      };
    }
    case 'NewArray':
      return emitNewArray(e, n);
    case 'NewAnonymous': {
      const values = n.values.map((v) => e.expression(v));
      return (f) =>
        new AnonymousObject(
          n.type,
          values.map((v) => v(f)),
        );
    }
    case 'NewTuple': {
      const values = n.values.map((v) => e.expression(v));
      const { args } = n.type;
      return (f) =>
        new ValueTuple(
          args,
          values.map((v) => v(f)),
        );
    }
    case 'Test':
      return emitTest(e, n);
    case 'Match':
      return emitMatch(e, n);
    case 'ThrowExpression': {
      const value = e.expression(n.value);
      const at = n.span.start;
      return (f) => {
        const thrown = value(f) as ClrException | null;
        if (thrown === null) return nullAt(f, at);
        thrown.at ??= at;
        throw thrown;
      };
    }
    case 'TypeRef':
    case 'NamespaceRef':
    case 'MethodGroup':
    case 'UnboundLambda':
    case 'DefaultLiteral':
    case 'Discard':
    case 'Placeholder':
    case 'Error':
      throw new Error(`a ${n.kind} node reached emission`);
  }
}

/** A long chain of operators leans to the left: it runs in a loop, not down a stack of its own length. */
function emitOperators(e: Emitter, n: Bound & { kind: 'Binary' }): Thunk {
  const spine: (Bound & { kind: 'Binary' })[] = [];
  let first: Bound = n;
  while (first.kind === 'Binary') {
    spine.push(first);
    first = first.left;
  }
  if (spine.length < 32) {
    let thunk = e.expression(first);
    for (const node of spine.reverse()) thunk = emitBinary(node, thunk, e.expression(node.right));
    return thunk;
  }
  let value: unknown;
  const current: Thunk = () => value;
  const steps = spine.reverse().map((node) => emitBinary(node, current, e.expression(node.right)));
  const start = e.expression(first);
  return (f) => {
    let v = start(f);
    for (const step of steps) {
      value = v;
      v = step(f);
    }
    return v;
  };
}

function emitLogical(e: Emitter, n: Logical): Thunk {
  // `a && b && c` leans to the left: one flat list
  const parts: Bound[] = [];
  let left: Bound = n;
  while (left.kind === 'Logical' && left.operator === n.operator) {
    parts.push(left.right);
    left = left.left;
  }
  parts.push(left);
  const thunks = parts.reverse().map((p) => e.expression(p));
  const [a, b, c] = thunks as [Thunk, Thunk, Thunk | undefined];
  if (n.operator === '&&') {
    if (thunks.length === 2) return (f) => a(f) === true && b(f) === true;
    if (thunks.length === 3) return (f) => a(f) === true && b(f) === true && c!(f) === true;
    return (f) => thunks.every((t) => t(f) === true);
  }
  if (thunks.length === 2) return (f) => a(f) === true || b(f) === true;
  if (thunks.length === 3) return (f) => a(f) === true || b(f) === true || c!(f) === true;
  return (f) => thunks.some((t) => t(f) === true);
}

function emitCoalesce(e: Emitter, n: Coalesce): Thunk {
  const left = e.expression(n.left);
  const right = e.expression(n.right);
  const change = changeOf(n.whenNotNull, false);
  return change === null
    ? (f) => left(f) ?? right(f)
    : (f) => {
        const value = left(f);
        return value === null ? right(f) : change(value);
      };
}

function emitConditional(e: Emitter, n: Conditional): Thunk {
  const condition = e.expression(n.condition);
  const whenTrue = e.expression(n.whenTrue);
  const whenFalse = e.expression(n.whenFalse);
  return (f) => (condition(f) === true ? whenTrue(f) : whenFalse(f));
}

function emitConditionalAccess(e: Emitter, n: ConditionalAccess): Thunk {
  const step = emitConditionalStep(e, n);
  if (step !== null) return step;
  const target = e.expression(n.target);
  const rest = e.expression(n.rest);
  const store = e.write(n.receiver.local);
  return (f) => {
    const value = target(f);
    if (value === null) return null;
    store(f, value);
    return rest(f);
  };
}

function emitNewArray(e: Emitter, n: NewArray): Thunk {
  const sizes = n.sizes.map((s) => e.expression(s));
  const make = makeArray(n.element);
  if (n.elements === null)
    return (f) =>
      make(
        sizes.map((s) => Number(s(f))),
        null,
      );
  const elements = n.elements.map((x) => e.expression(x));
  const rank = n.type.kind === 'array' ? n.type.rank : 1;
  const constants = n.elements.flatMap((x) => (x.kind === 'Const' ? [x.value] : []));
  if (rank === 1 && constants.length === elements.length) return () => make(null, constants.slice());
  if (rank === 1)
    return (f) =>
      make(
        null,
        elements.map((x) => x(f)),
      );
  return (f) =>
    make(
      sizes.map((s) => Number(s(f))),
      elements.map((x) => x(f)),
    );
}

function emitTest(e: Emitter, n: Test): Thunk {
  const operand = e.expression(n.operand);
  const test = instanceTest(n.target);
  if (n.operator === 'is') return (f) => test(operand(f));
  const out = viewChange(n.operand.type, n.target) ?? changeOf(unboxing(n), false);
  return (f) => {
    const value = operand(f);
    if (!test(value)) return null;
    return out === null ? value : out(value);
  };
}

/** `x as int?` takes the value out of its box. */
const unboxing = (n: Test): Parameters<typeof changeOf>[0] => {
  if (isNullable(n.target)) return { kind: 'unbox', to: n.target.args[0] };
  return { kind: 'identity' };
};

function emitMatch(e: Emitter, n: Match): Thunk {
  const operand = e.expression(n.operand);
  const matches = emitPattern(e, n.pattern);
  return (f) => matches(f, operand(f));
}

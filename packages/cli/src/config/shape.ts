import { suggest, type Diagnostic, type Span } from '@sluice/parser';
import type { JsonNode } from './json.ts';
import { configMessages } from './messages.ts';

/**
 * What a value of the configuration may be: one definition that reads it, with findings where it is something else, and
 * that gives its JSON schema. A value that is wrong reads as `undefined`; its neighbours are read all the same.
 */
export interface Shape<T> {
  /** For messages: `a list of texts`. */
  readonly expected: string;
  readonly read: (node: JsonNode, name: string, report: (d: Diagnostic) => void) => T | undefined;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** A text together with where it stands. */
export interface Placed {
  readonly text: string;
  readonly span: Span;
}

type Report = (d: Diagnostic) => void;

function wrong(node: JsonNode, key: string, expected: string, report: Report, hint = ''): undefined {
  report(configMessages('CFG4003', node.span, { key, expected, hint }));
}

export const text = (description: string): Shape<Placed> => ({
  expected: 'a text',
  read: (node, name, report) =>
    node.kind === 'string' && node.value !== ''
      ? { text: node.value, span: node.span }
      : wrong(node, name, 'a text that is not empty', report),
  schema: { type: 'string', minLength: 1, description },
});

/** One of these texts. */
export function oneOf<const V extends string>(values: readonly V[], description?: string): Shape<V> {
  const expected = `one of ${values.join(', ')}`;
  return {
    expected,
    read(node, name, report) {
      if (node.kind !== 'string') return wrong(node, name, expected, report);
      const found = values.find((v) => v === node.value);
      if (found !== undefined) return found;
      const near = suggest(node.value, values);
      return wrong(node, name, expected, report, near === undefined ? '' : `; did you mean "${near}"?`);
    },
    schema: { enum: values, ...(description !== undefined && { description }) },
  };
}

export const integer = (bounds: { readonly min: number; readonly max: number }, description: string): Shape<number> => {
  const { min, max } = bounds;
  const expected = `a whole number from ${min} to ${max}`;
  return {
    expected,
    read: (node, name, report) =>
      node.kind === 'number' && Number.isInteger(node.value) && node.value >= min && node.value <= max
        ? node.value
        : wrong(node, name, expected, report),
    schema: { type: 'integer', minimum: min, maximum: max, description },
  };
};

export const bool = (description: string): Shape<boolean> => ({
  expected: 'true or false',
  read: (node, name, report) =>
    node.kind === 'literal' && node.value !== null ? node.value : wrong(node, name, 'true or false', report),
  schema: { type: 'boolean', description },
});

/** The first of two shapes that fits the kind of the value. */
export const either = <A, B>(a: Shape<A>, b: Shape<B>, description: string): Shape<A | B> => ({
  expected: `${a.expected}, or ${b.expected}`,
  read(node, name, report) {
    for (const shape of [a, b]) {
      const value = shape.read(node, name, () => undefined);
      if (value !== undefined) return value;
    }
    return wrong(node, name, `${a.expected}, or ${b.expected}`, report);
  },
  schema: { anyOf: [a.schema, b.schema], description },
});

/** A list; where `alone`, one item may stand without brackets. */
export const list = <T>(of: Shape<T>, description: string, alone = false): Shape<readonly T[]> => ({
  expected: 'a list',
  read(node, name, report) {
    if (alone && node.kind === 'string') {
      const only = of.read(node, name, report);
      return only === undefined ? [] : [only];
    }
    if (node.kind !== 'array') return wrong(node, name, 'a list', report);
    return node.items.flatMap((item) => of.read(item, `an item of ${name}`, report) ?? []);
  },
  schema: {
    ...(alone ? { anyOf: [of.schema, { type: 'array', items: of.schema }] } : { type: 'array', items: of.schema }),
    description,
  },
});

/** Names with a value each; `accepts` says which names there are, `known` is for hints and completion. */
export function names<T>(
  of: Shape<T>,
  known: Readonly<Record<string, string>>,
  pattern: string,
  description: string,
): Shape<ReadonlyMap<string, T>> {
  const accepted = new RegExp(pattern);
  return {
    expected: 'an object',
    read(node, name, report) {
      if (node.kind !== 'object') return wrong(node, name, 'an object', report);
      const found = new Map<string, T>();
      for (const { key, keySpan, value } of node.members) {
        if (found.has(key)) report(configMessages('CFG4007', keySpan, { key }));
        if (!Object.hasOwn(known, key) && !accepted.test(key)) {
          const near = suggest(key, Object.keys(known));
          const hint = near === undefined ? '' : `; did you mean "${near}"?`;
          report(configMessages('CFG4004', keySpan, { rule: key, hint }));
          continue;
        }
        const read = of.read(value, key, report);
        if (read !== undefined) found.set(key, read);
      }
      return found;
    },
    schema: {
      type: 'object',
      description,
      properties: Object.fromEntries(
        Object.entries(known).map(([key, about]) => [key, { ...of.schema, description: about }]),
      ),
      patternProperties: { [pattern]: of.schema },
      additionalProperties: false,
    },
  };
}

type Shapes = Readonly<Record<string, Shape<unknown>>>;
type Read<S extends Shapes> = { readonly [K in keyof S]?: S[K] extends Shape<infer T> ? T : never };

/** An object of these keys, each of which may be left out unless it is named in `required`. */
export const object = <S extends Shapes>(
  shapes: S,
  description: string,
  required: readonly (keyof S & string)[] = [],
): Shape<Read<S>> => ({
  expected: 'an object',
  read(node, name, report) {
    if (node.kind !== 'object') return wrong(node, name, 'an object', report);
    const read = new Map<string, unknown>();
    for (const { key, keySpan, value } of node.members) {
      const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
      if (shape === undefined) {
        const near = suggest(key, Object.keys(shapes));
        const hint = near === undefined ? '' : `; did you mean "${near}"?`;
        report(configMessages('CFG4002', keySpan, { key, hint }));
      } else if (read.has(key)) report(configMessages('CFG4007', keySpan, { key }));
      else read.set(key, shape.read(value, key, report));
    }
    const absent = required.filter((key) => !read.has(key));
    if (absent.length > 0) wrong(node, name, `an object with ${absent.join(', ')}`, report);
    return Object.fromEntries([...read].filter(([, value]) => value !== undefined)) as Read<S>;
  },
  schema: {
    type: 'object',
    description,
    properties: Object.fromEntries(Object.entries(shapes).map(([key, { schema }]) => [key, schema])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  },
});

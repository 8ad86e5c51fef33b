import { suggest } from '@sluice/parser';

/**
 * What a field of a scenario, or of the description of a service, may hold, and a check of parsed JSON against it.
 * Every problem says where it lies, so that whoever has the text can point there.
 */
export type Shape =
  | 'string'
  | 'string?'
  | 'number'
  | 'number?'
  | 'boolean'
  | 'any'
  | 'headers'
  | { readonly map: Shape }
  | { readonly list: Shape }
  | { readonly oneOrMany: Shape }
  | { readonly oneOf: readonly Shape[] }
  | { readonly among: readonly string[] }
  | { readonly nullable: Shape }
  | Fields;
export interface Fields {
  readonly fields: Readonly<Record<string, Shape>>;
  readonly needs?: readonly string[];
}

/** `problem` goes on from the field: `must be a text`. */
export interface ShapeProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  /** `; did you mean "clock"?`, or nothing. */
  readonly hint: string;
}

/** `whole` is what the value is called: `a scenario`. Once for each field that is wrong. */
export function checkShape(value: unknown, shape: Shape, whole: string): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  check(value, shape, [], (path, problem, hint = '') => problems.push({ path, problem, hint }), whole);
  return problems;
}

/** `requests[0].headers`; the whole for the path of no steps. */
export const fieldOf = (path: ShapeProblem['path'], whole: string): string =>
  path.length === 0
    ? whole
    : path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');

type Path = ShapeProblem['path'];

/** As deep as the shape is, which says where anything may stand. */
function check(
  value: unknown,
  shape: Shape,
  path: Path,
  report: (path: Path, problem: string, hint?: string) => void,
  whole: string,
): void {
  if (typeof shape === 'string') {
    const wrong = checkPlain(value, shape);
    if (wrong !== null) report(path, `must be ${wrong}`);
  } else if ('nullable' in shape) {
    if (value !== null) check(value, shape.nullable, path, report, whole);
  } else if ('among' in shape) {
    if (!shape.among.includes(value as string)) report(path, `must be one of ${shape.among.join(', ')}`);
  } else if ('oneOf' in shape) {
    const fits = (one: Shape): boolean => {
      let right = true;
      check(value, one, path, () => void (right = false), whole);
      return right;
    };
    if (!shape.oneOf.some(fits)) report(path, 'has none of the forms it may have');
  } else if ('oneOrMany' in shape) {
    check(value, Array.isArray(value) ? { list: shape.oneOrMany } : shape.oneOrMany, path, report, whole);
  } else if ('list' in shape) {
    if (!Array.isArray(value)) report(path, 'must be a list');
    else value.forEach((item, i) => check(item, shape.list, [...path, i], report, whole));
  } else if (!isRecord(value)) report(path, 'must be an object');
  else {
    if ('needs' in shape)
      for (const key of shape.needs ?? []) if (!Object.hasOwn(value, key)) report(path, `needs ${key}`);
    for (const [key, of] of Object.entries(value)) {
      const inner = 'map' in shape ? shape.map : Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
      if (inner === undefined) report([...path, key], `is no field of ${whole}`, hintFor(key, shape));
      else check(of, inner, [...path, key], report, whole);
    }
  }
}

function hintFor(key: string, shape: Shape & object): string {
  const near = 'fields' in shape ? suggest(key, Object.keys(shape.fields)) : undefined;
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

function checkPlain(value: unknown, shape: Extract<Shape, string>): string | null {
  switch (shape) {
    case 'any':
      return null;
    case 'headers':
      return isRecord(value) && Object.values(value).every((v) => typeof v === 'string' || isTexts(v))
        ? null
        : 'an object of texts or lists of texts';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'string':
    case 'number':
      return typeof value === shape ? null : shape === 'string' ? 'a text' : 'a number';
    case 'string?':
    case 'number?':
      return value === null || typeof value === shape.slice(0, -1)
        ? null
        : shape === 'string?'
          ? 'a text or null'
          : 'a number or null';
  }
}

const isTexts = (v: unknown): boolean => Array.isArray(v) && v.every((x) => typeof x === 'string');
const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

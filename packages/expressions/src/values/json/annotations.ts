import type { Type } from '../../types/type.ts';
import { argumentNull } from '../exception.ts';
import { instanceTest } from '../instance-of.ts';
import type { RuntimeType } from '../runtime-type.ts';
import type { JToken } from './token.ts';

/** Objects attached to tokens. Few tokens have any, so they are kept beside them. Copies of a token have none. */
const attached = new WeakMap<JToken, unknown[]>();

export function annotate(token: JToken, annotation: unknown): void {
  if (annotation === null) argumentNull('annotation');
  const list = attached.get(token);
  if (list === undefined) attached.set(token, [annotation]);
  else list.push(annotation);
}

/** Those of a type, in the order they were attached. */
export const annotationsOf = (token: JToken, type: Type): unknown[] =>
  (attached.get(token) ?? []).filter(instanceTest(type));

export function removeAnnotations(token: JToken, type: Type): void {
  const isOfType = instanceTest(type);
  const list = attached.get(token);
  if (list !== undefined)
    attached.set(
      token,
      list.filter((a) => !isOfType(a)),
    );
}

export const typeArgument = (type: RuntimeType | null): Type => type?.type ?? argumentNull('type');

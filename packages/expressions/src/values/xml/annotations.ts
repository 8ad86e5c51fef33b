import { type as typeNamed } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { argumentNull } from '../exception.ts';
import { instanceTest } from '../instance-of.ts';
import { deferred } from '../linq/cursors.ts';
import type { Query } from '../linq/query.ts';
import { chargeElements } from '../run.ts';
import type { XObject } from './node.ts';

/** What a policy attaches to nodes and attributes; kept beside the tree, because nearly no node has any. */
const attached = new WeakMap<XObject, unknown[]>();

export function annotate(object: XObject, annotation: unknown): void {
  if (annotation === null) argumentNull('annotation');
  const list = attached.get(object);
  if (list === undefined) attached.set(object, [annotation]);
  else {
    chargeElements(list.length + 1);
    list.push(annotation);
  }
}

const ofType = (object: XObject, type: Type): unknown[] => (attached.get(object) ?? []).filter(instanceTest(type));

/** The first of the type; null where there is none. */
export const annotation = (object: XObject, type: Type): unknown => ofType(object, type)[0] ?? null;

export const annotations = (object: XObject, type: Type, element: Type = type): Query =>
  deferred(element, () => ofType(object, type));

export function removeAnnotations(object: XObject, type: Type): void {
  const is = instanceTest(type);
  const list = attached.get(object);
  if (list !== undefined)
    attached.set(
      object,
      list.filter((item) => !is(item)),
    );
}

export const objectType = (): Type => typeNamed('System.Object');

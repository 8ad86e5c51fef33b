import type { Type } from '../../types/type.ts';
import { CLR } from '../clr.ts';
import type { KeyValuePair } from '../key-value-pair.ts';
import { COUNT } from '../protocol.ts';
import { ENUMERATE, type Cursor } from '../sequence.ts';
import { JObject, pairsOf } from './object.ts';

/**
 * A JObject as its generic interfaces show it: `IEnumerable<KeyValuePair<string, JToken>>` gives name and value, where
 * the object itself, an `IEnumerable<JToken>`, gives properties. A class enumerates one way only here, hence a view: what
 * stands where such an interface is expected. It is put on by the conversion to the interface and taken off by the one
 * away from it, so that the object stays the same object.
 */
class JObjectPairs {
  readonly object: JObject;

  constructor(object: JObject) {
    this.object = object;
  }

  get [CLR](): string {
    return this.object[CLR];
  }

  [ENUMERATE](): Cursor<KeyValuePair> {
    return pairsOf(this.object);
  }

  [COUNT](): number {
    return this.object.count;
  }
}

export const asPairs = (value: unknown): unknown => (value instanceof JObject ? new JObjectPairs(value) : value);
const asObject = (value: unknown): unknown => (value instanceof JObjectPairs ? value.object : value);

/** What a conversion from one static type to another does to the view; null where nothing. */
export function viewChange(from: Type, to: Type): ((value: unknown) => unknown) | null {
  const wanted = showsPairs(to);
  return wanted === showsPairs(from) ? null : wanted ? asPairs : asObject;
}

/** Whether a type is an interface through which a JObject shows pairs. */
function showsPairs(type: Type): boolean {
  if (type.kind !== 'named' || type.def.kind !== 'interface' || type.args.length !== 1) return false;
  return isTokenPair(type.args[0]!);
}

/** `KeyValuePair<string, JToken>`. */
export const isTokenPair = (type: Type): boolean =>
  type.kind === 'named' && type.def.simpleName === 'KeyValuePair' && isToken(type.args[1]);

const isToken = (type: Type | undefined): boolean =>
  type?.kind === 'named' && type.def.name === 'Newtonsoft.Json.Linq.JToken';

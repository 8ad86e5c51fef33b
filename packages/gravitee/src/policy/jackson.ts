import { memberOf, type JsonNode, type JsonObject } from '../json/ast.ts';

/**
 * How Jackson, the gateway's JSON library, reads configurations: with its default coercions, and unknown names ignored.
 * Where it fails, the policy is made without a configuration.
 */
export class Unusable {
  readonly why: string;
  readonly node: JsonNode | null;

  constructor(why: string, node: JsonNode | null) {
    this.why = why;
    this.node = node;
  }
}

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;

/**
 * A Java `int`: 0 where it is absent, null, or text that is blank or "null"; fractions are cut off, but not those of
 * text. Throws Unusable for everything else that is no int of 32 bits.
 */
export function primitiveInt(object: JsonObject, name: string): number {
  const node = memberOf(object, name)?.value;
  if (node === undefined) return 0;
  switch (node.kind) {
    case 'null':
      return 0;
    case 'number':
      return inRange(Number(node.text), name, node);
    case 'string': {
      const text = node.value.trim();
      if (text === '' || text === 'null') return 0;
      if (!/^[+-]?\d+$/.test(text)) throw new Unusable(`${name} is no int`, node);
      return inRange(Number(text), name, node);
    }
    case 'boolean':
    case 'object':
    case 'array':
      throw new Unusable(`${name} is no int`, node);
  }
}

function inRange(value: number, name: string, node: JsonNode): number {
  if (!(value >= INT_MIN && value <= INT_MAX)) throw new Unusable(`${name} is out of range`, node);
  return Math.trunc(value) + 0; // no negative zero
}

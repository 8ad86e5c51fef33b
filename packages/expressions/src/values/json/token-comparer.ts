import { CLR } from '../clr.ts';
import type { EqualityComparer } from '../comparer.ts';
import { hashOf } from '../object.ts';
import type { JToken } from './token.ts';

/** Newtonsoft.Json.Linq.JTokenEqualityComparer: tokens are equal where `DeepEquals` says so. */
export class JTokenEqualityComparer implements EqualityComparer<JToken | null> {
  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JTokenEqualityComparer';
  }

  equals(a: JToken | null, b: JToken | null): boolean {
    return a === b || (a !== null && b !== null && a.deepEquals(b, 0));
  }
  hash(token: JToken | null): number {
    return token === null ? 0 : hashOf(token.deepKey(0));
  }
  key(token: JToken | null): unknown {
    return token === null ? null : token.deepKey(0);
  }
}

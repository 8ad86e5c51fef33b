import { CLR } from '../clr.ts';
import type { EqualityComparer, OrderComparer } from '../comparer.ts';
import { hashOf } from '../object.ts';
import { charge } from '../run.ts';
import type { XNode } from './node.ts';
import { compareOrder, deepEquals, roughKey } from './order.ts';

/** XNodeDocumentOrderComparer: sorts by place in the document. */
export class XNodeDocumentOrderComparer implements OrderComparer<XNode | null> {
  get [CLR](): string {
    return 'System.Xml.Linq.XNodeDocumentOrderComparer';
  }

  compare(a: XNode | null, b: XNode | null): number {
    return compareOrder(a, b);
  }
}

/** XNodeEqualityComparer: nodes that say the same are equal. A key is the first equal node that was met. */
export class XNodeEqualityComparer implements EqualityComparer<XNode | null> {
  private readonly met = new Map<string, XNode[]>();

  get [CLR](): string {
    return 'System.Xml.Linq.XNodeEqualityComparer';
  }

  equals(a: XNode | null, b: XNode | null): boolean {
    return deepEquals(a, b);
  }

  hash(node: XNode | null): number {
    return node === null ? 0 : hashOf(roughKey(node));
  }

  key(node: XNode | null): unknown {
    if (node === null) return null;
    const rough = roughKey(node);
    let bucket = this.met.get(rough);
    if (bucket === undefined) this.met.set(rough, (bucket = []));
    for (const known of bucket) {
      charge(1);
      if (deepEquals(known, node)) return known;
    }
    bucket.push(node);
    return node;
  }
}

export const DOCUMENT_ORDER = new XNodeDocumentOrderComparer();

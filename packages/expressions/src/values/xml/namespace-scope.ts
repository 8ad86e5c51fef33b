import { XML_NAMESPACE, XMLNS_NAMESPACE } from './name.ts';

/** Which namespace each prefix means where the reader is: a table, and how to undo what an element declared. */
export class NamespaceScope {
  private readonly bound = new Map<string, string>([
    ['', ''],
    ['xml', XML_NAMESPACE],
    ['xmlns', XMLNS_NAMESPACE],
  ]);
  private readonly undo: { readonly prefix: string; readonly namespace: string | undefined }[] = [];

  /** Hand it to `restore` when the element ends. */
  get mark(): number {
    return this.undo.length;
  }

  declare(prefix: string, namespace: string): void {
    this.undo.push({ prefix, namespace: this.bound.get(prefix) });
    this.bound.set(prefix, namespace);
  }

  /** Undefined where the prefix is not declared. */
  find(prefix: string): string | undefined {
    return this.bound.get(prefix);
  }

  restore(mark: number): void {
    while (this.undo.length > mark) {
      const { prefix, namespace } = this.undo.pop()!;
      if (namespace === undefined) this.bound.delete(prefix);
      else this.bound.set(prefix, namespace);
    }
  }
}

import { charge } from '../run.ts';
import { XElement } from './element.ts';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './name.ts';

/**
 * The prefixes that elements declare, while a tree is written: which of them a name gets. The latest declaration of
 * its namespace wins that no later one hides; attributes never get the empty prefix.
 */
export class ElementPrefixes {
  private readonly declarations: { readonly prefix: string; readonly namespace: string }[] = [];
  private readonly scopes: number[] = [];

  /** Declarations of the ancestors count too: a part of a tree keeps its prefixes. */
  constructor(element: XElement) {
    const chain: XElement[] = [];
    for (let at = element.parent; at instanceof XElement; at = at.parent) chain.push(at);
    // of each ancestor the first declaration wins, of the elements written here the last: so .NET does it
    for (let at = chain.pop(); at !== undefined; at = chain.pop()) {
      const from = this.declarations.length;
      this.add(at);
      this.declarations.push(...this.declarations.splice(from).reverse());
    }
  }

  enter(element: XElement): void {
    this.scopes.push(this.declarations.length);
    this.add(element);
  }

  leave(): void {
    this.declarations.length = this.scopes.pop()!;
  }

  /** Null: the writer has to find one. */
  prefixOf(namespace: string, forElement: boolean): string | null {
    if (namespace === '') return '';
    const { declarations } = this;
    charge(declarations.length >> 3);
    for (let i = declarations.length - 1; i >= 0; i--) {
      const { prefix, namespace: bound } = declarations[i]!;
      if (bound === namespace && (forElement || prefix !== '') && !this.hidden(prefix, i)) return prefix;
    }
    return namespace === XML_NAMESPACE ? 'xml' : namespace === XMLNS_NAMESPACE ? 'xmlns' : null;
  }

  private hidden(prefix: string, index: number): boolean {
    for (let i = this.declarations.length - 1; i > index; i--) if (this.declarations[i]!.prefix === prefix) return true;
    return false;
  }

  private add(element: XElement): void {
    for (let at = element.firstAttribute; at !== null; at = at.nextAttribute)
      if (at.isNamespaceDeclaration) this.declarations.push({ prefix: at.declaredPrefix, namespace: at.value });
  }
}

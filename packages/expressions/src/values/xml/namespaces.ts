import { argument, argumentNull } from '../exception.ts';
import { charge } from '../run.ts';
import { XElement, type XAttribute } from './element.ts';
import { namespaceOf, NO_NAMESPACE, XML, XML_NAMESPACE, XMLNS, XMLNS_NAMESPACE, type XNamespace } from './name.ts';

/** What an element's own and inherited declarations say about prefixes. */

const parentOf = (element: XElement): XElement | null => (element.parent instanceof XElement ? element.parent : null);

/** The namespace bound to a local name of declarations (`xmlns` for the default), up to an ancestor. */
function bound(element: XElement, name: string, until: XElement | null): string | null {
  for (let at: XElement | null = element; at !== null && at !== until; at = parentOf(at)) {
    charge(1);
    for (let a = at.firstAttribute; a !== null; a = a.nextAttribute)
      if (a.isNamespaceDeclaration && a.name.local === name) return a.value;
  }
  return null;
}

/** `GetDefaultNamespace`. */
export function defaultNamespace(element: XElement): XNamespace {
  const name = bound(element, 'xmlns', null);
  return name === null ? NO_NAMESPACE : namespaceOf(name);
}

/** `GetNamespaceOfPrefix`. */
export function namespaceOfPrefix(element: XElement, prefix: string | null): XNamespace | null {
  if (prefix === null) return argumentNull('prefix');
  if (prefix === '') return argument('The value cannot be an empty string.', 'prefix');
  if (prefix === 'xmlns') return XMLNS;
  const name = bound(element, prefix, null);
  return name !== null ? namespaceOf(name) : prefix === 'xml' ? XML : null;
}

/** `GetPrefixOfNamespace`: the nearest prefix that no nearer declaration takes away. */
export function prefixOf(element: XElement, namespace: string): string | null {
  let declared = false;
  for (let at: XElement | null = element; at !== null; at = parentOf(at)) {
    let here = false;
    for (let a = at.firstAttribute; a !== null; a = a.nextAttribute) {
      if (!a.isNamespaceDeclaration) continue;
      here = true;
      const isNamed = a.value === namespace && a.name.namespace.name !== '';
      if (isNamed && (!declared || bound(element, a.name.local, at) === null)) return a.name.local;
    }
    declared ||= here;
  }
  if (namespace === XML_NAMESPACE) return !declared || bound(element, 'xml', null) === null ? 'xml' : null;
  return namespace === XMLNS_NAMESPACE ? 'xmlns' : null;
}

/** The prefix an attribute's namespace has where it stands. */
export function prefixOfNamespace(attribute: XAttribute, namespace: string): string | null {
  if (namespace === '') return '';
  if (attribute.element !== null) return prefixOf(attribute.element, namespace);
  return namespace === XML_NAMESPACE ? 'xml' : namespace === XMLNS_NAMESPACE ? 'xmlns' : null;
}

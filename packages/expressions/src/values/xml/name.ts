import { CLR } from '../clr.ts';
import { argument, argumentNull } from '../exception.ts';
import { characterClasses, NAME, START } from './characters.ts';
import { badNameCharacter, badNameStart, xmlError } from './errors.ts';

/**
 * XName and XNamespace. .NET keeps one object per name, so that names compare by reference; here they compare by
 * `sameName`, because a table of all names ever seen would grow with every request.
 */
export class XNamespace {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XNamespace';
  }
}

export class XName {
  readonly namespace: XNamespace;
  readonly local: string;

  constructor(namespace: XNamespace, local: string) {
    this.namespace = namespace;
    this.local = local;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XName';
  }
}

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';
export const NO_NAMESPACE = new XNamespace('');
export const XML = new XNamespace(XML_NAMESPACE);
export const XMLNS = new XNamespace(XMLNS_NAMESPACE);

const wellKnown: ReadonlyMap<string, XNamespace> = new Map([NO_NAMESPACE, XML, XMLNS].map((ns) => [ns.name, ns]));

export const namespaceOf = (name: string | null): XNamespace =>
  name === null ? argumentNull('namespaceName') : (wellKnown.get(name) ?? new XNamespace(name));

export const sameName = (a: XName, b: XName): boolean =>
  a === b || (a.local === b.local && (a.namespace === b.namespace || a.namespace.name === b.namespace.name));

/** `{namespace}local`, or `local` alone: different names never share it. */
export const expandedName = (name: XName): string =>
  name.namespace.name === '' ? name.local : `{${name.namespace.name}}${name.local}`;

const EMPTY = 'The value cannot be an empty string.';

/** `XmlConvert.VerifyNCName`: the name, or XmlException without a place; with `colons` it is `VerifyName`. */
export function verifyName(name: string | null, colons = false): string {
  if (name === null) return argumentNull('name');
  if (name === '') return argument(EMPTY, 'name');
  const classes = characterClasses();
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    if ((classes[c]! & (i === 0 ? START : NAME)) === 0 && !(colons && c === 58))
      return xmlError((i === 0 ? badNameStart : badNameCharacter)(name, i));
  }
  return name;
}

/** `XNamespace.GetName`. */
export const nameIn = (namespace: XNamespace, local: string | null): XName =>
  new XName(namespace, verifyName(local === null ? argumentNull('localName') : local));

/** `XName.Get(string)`: `local` or `{namespace}local`. */
export function parseExpandedName(text: string | null): XName {
  if (text === null) return argumentNull('expandedName');
  if (text === '') return argument(EMPTY, 'expandedName');
  if (text[0] !== '{') return nameIn(NO_NAMESPACE, text);
  const close = text.lastIndexOf('}');
  if (close <= 1 || close === text.length - 1) return argument(`'${text}' is an invalid expanded name.`);
  return nameIn(namespaceOf(text.slice(1, close)), text.slice(close + 1));
}

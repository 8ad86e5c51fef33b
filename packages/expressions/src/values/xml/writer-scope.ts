import { argument } from '../exception.ts';
import { charge } from '../run.ts';
import { xmlError } from './errors.ts';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './name.ts';

/**
 * Which prefixes are bound to which namespaces where a writer is, and which of the bindings it still has to write:
 * names bring bindings along (implied), attributes declare them (written).
 */
const IMPLIED = 0;
const TO_WRITE = 1;
const WRITTEN = 2;
const RESERVED = 3;

interface Binding {
  readonly prefix: string;
  readonly namespace: string;
  state: number;
}

const NONE: readonly Binding[] = [];
const XML_RESERVED = `Prefix "xml" is reserved for use by XML and can be mapped only to namespace name "${XML_NAMESPACE}".`;
const XMLNS_RESERVED = 'Prefix "xmlns" is reserved for use by XML.';

export class WriterScope {
  private readonly bindings: Binding[] = [
    { prefix: 'xmlns', namespace: XMLNS_NAMESPACE, state: RESERVED },
    { prefix: 'xml', namespace: XML_NAMESPACE, state: RESERVED },
    { prefix: '', namespace: '', state: IMPLIED },
  ];
  /** Where each open element's own bindings begin. */
  private readonly starts: number[] = [];
  private readonly omitDuplicates: boolean;

  constructor(omitDuplicates: boolean) {
    this.omitDuplicates = omitDuplicates;
  }

  private get own(): number {
    return this.starts.at(-1) ?? this.bindings.length;
  }

  private find(prefix: string, from = 0): number {
    charge(this.bindings.length >> 4);
    let i = this.bindings.length - 1;
    while (i >= from && this.bindings[i]!.prefix !== prefix) i--;
    return i < from ? -1 : i;
  }

  open(): void {
    this.starts.push(this.bindings.length);
  }

  close(): void {
    this.bindings.length = this.starts.pop()!;
  }

  /** The latest prefix of a namespace, unless another namespace has taken it since. */
  prefixOf(namespace: string): string | null {
    let i = this.bindings.length - 1;
    while (i >= 0 && this.bindings[i]!.namespace !== namespace) i--;
    if (i < 0) return null;
    const { prefix } = this.bindings[i]!;
    return this.find(prefix) === i ? prefix : null;
  }

  /** The namespace that the element at hand binds the prefix to itself. */
  ownNamespaceOf(prefix: string): string | null {
    const i = this.find(prefix, this.own);
    return i < 0 ? null : this.bindings[i]!.namespace;
  }

  /** A prefix nobody uses: `p1`, `p2` … by the number of bindings in scope. */
  newPrefix(): string {
    const base = `p${this.bindings.length - 3}`;
    if (this.find(base) < 0) return base;
    for (let i = 0; ; i++) if (this.find(`${base}${i}`) < 0) return `${base}${i}`;
  }

  /** A name uses the prefix. */
  imply(prefix: string, namespace: string): void {
    const i = this.find(prefix);
    const binding = this.bindings[i];
    if (binding === undefined) {
      if (namespace === XML_NAMESPACE || namespace === XMLNS_NAMESPACE) reservedNamespace(prefix);
      this.bindings.push({ prefix, namespace, state: TO_WRITE });
    } else if (i >= this.own) {
      if (binding.namespace !== namespace) redefined(binding, namespace);
    } else {
      if (binding.state === RESERVED) {
        if (prefix === 'xmlns') argument(XMLNS_RESERVED);
        if (namespace !== XML_NAMESPACE) argument(XML_RESERVED);
      }
      this.bindings.push({ prefix, namespace, state: binding.namespace === namespace ? IMPLIED : TO_WRITE });
    }
  }

  /** A declaration is written; false where it says nothing new and such are left out. */
  declare(prefix: string, namespace: string): boolean {
    const i = this.find(prefix);
    const binding = this.bindings[i];
    if (binding !== undefined && i >= this.own) {
      if (binding.namespace !== namespace) redefined(binding, namespace);
      if (binding.state === WRITTEN)
        xmlError(`'${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}' is a duplicate attribute name.`);
      const omitted = this.omitDuplicates && binding.state !== TO_WRITE;
      binding.state = WRITTEN;
      return !omitted;
    }
    if ((namespace === XML_NAMESPACE && prefix !== 'xml') || namespace === XMLNS_NAMESPACE) reservedNamespace(prefix);
    if (prefix === 'xml' && namespace !== XML_NAMESPACE) argument(XML_RESERVED);
    if (prefix === 'xmlns') argument(XMLNS_RESERVED);
    this.bindings.push({ prefix, namespace, state: WRITTEN });
    return !(this.omitDuplicates && binding !== undefined && binding.namespace === namespace);
  }

  /** The bindings of the element at hand that nobody has written, latest first. */
  unwritten(): readonly Binding[] {
    if (this.own === this.bindings.length) return NONE;
    return this.bindings
      .slice(this.own)
      .filter((b) => b.state === TO_WRITE)
      .reverse();
  }
}

const redefined = ({ prefix, namespace }: Binding, to: string): never =>
  xmlError(
    `The prefix '${prefix}' cannot be redefined from '${namespace}' to '${to}' within the same start element tag.`,
  );

const reservedNamespace = (prefix: string): never =>
  argument(`Prefix '${prefix}' cannot be mapped to namespace name reserved for "xml" or "xmlns".`);

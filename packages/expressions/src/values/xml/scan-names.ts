import type { AttributeHost, ScannedAttribute } from './scan-attributes.ts';

/** The reader, at a start tag. */
interface NamedHost extends AttributeHost {
  readonly name: string;
  prefix: string;
  local: string;
  namespace: string;
}

/** Gives the names of a start tag their namespaces, once all of its declarations are known. */
export function resolveNames(scanner: NamedHost, at: number, attributes: readonly ScannedAttribute[]): void {
  const colon = scanner.name.indexOf(':');
  if (colon >= 0) {
    scanner.prefix = scanner.name.slice(0, colon);
    scanner.local = scanner.name.slice(colon + 1);
  }
  scanner.namespace = lookUp(scanner, scanner.prefix, at);
  if (attributes.length === 0) return;
  for (const attribute of attributes)
    if (attribute.prefix !== '' && attribute.namespace === '')
      attribute.namespace = lookUp(scanner, attribute.prefix, attribute.at);
  if (attributes.length > 1) refuseDuplicates(scanner, attributes);
}

const lookUp = (scanner: NamedHost, prefix: string, at: number): string =>
  scanner.namespaces.find(prefix) ?? scanner.fail(`'${prefix}' is an undeclared prefix.`, at);

/** The message names the second of the first pair. */
function refuseDuplicates(scanner: NamedHost, attributes: readonly ScannedAttribute[]): void {
  const seen = new Map<string, number>();
  let first = attributes.length;
  let second: ScannedAttribute | null = null;
  for (const [i, attribute] of attributes.entries()) {
    const key = `${attribute.local} ${attribute.namespace}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, i);
    else if (before < first) {
      first = before;
      second = attribute;
    }
  }
  if (second !== null) scanner.fail(`'${second.name}' is a duplicate attribute name.`, second.at);
}

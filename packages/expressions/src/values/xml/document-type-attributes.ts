import { cutOff, incomplete, nameOf, needSpace, words } from './document-type-reading.ts';
import { readAttributeValue, type AttributeHost } from './scan-attributes.ts';

/** `<!ATTLIST …>`: what a document type says about the attributes of an element. */
export interface AttributeRule {
  readonly name: string;
  /** Any type but CDATA: white space around and between words is not part of the value. */
  readonly tokenized: boolean;
  /** The value where the tag has none; null where there is no such value. */
  readonly value: string | null;
}

const TYPES = ['CDATA', 'IDREFS', 'IDREF', 'ID', 'ENTITIES', 'ENTITY', 'NMTOKENS', 'NMTOKEN', 'NOTATION'] as const;
const DEFAULTS = ['#REQUIRED', '#IMPLIED', '#FIXED'] as const;

/** Reads from the element's name up to the `>`; the first rule for an attribute counts. */
export function readAttributeList(host: AttributeHost, rules: Map<string, AttributeRule[]>): void {
  const element = nameOf(host);
  const own = rules.get(element) ?? [];
  rules.set(element, own);
  for (;;) {
    const spaces = host.skipSpace();
    if (host.text[host.at] === '>' || host.ended) return;
    if (spaces === 0) host.expectSpace(host.at);
    const name = nameOf(host);
    needSpace(host);
    const type = readType(host);
    needSpace(host);
    const kind = DEFAULTS.find((d) => host.text.startsWith(d, host.at));
    let value: string | null = null;
    if (kind !== undefined) host.at += kind.length;
    if (kind === '#FIXED') host.skipSpace();
    if (kind === undefined || kind === '#FIXED') {
      const quote = host.text[host.at];
      if (host.ended) incomplete(host);
      if (quote !== '"' && quote !== "'") host.fail('Expecting an attribute type.');
      value = readAttributeValue(host);
      if (type !== 'CDATA') value = words(value);
    }
    if (!own.some((rule) => rule.name === name)) own.push({ name, tokenized: type !== 'CDATA', value });
  }
}

/** A keyword, or an enumeration in brackets. */
function readType(host: AttributeHost): string {
  const type = TYPES.find((t) => host.text.startsWith(t, host.at));
  if (type !== undefined) host.at += type.length;
  if (type === 'NOTATION') host.skipSpace();
  if (type !== undefined && type !== 'NOTATION') return type;
  if (host.text[host.at] !== '(') {
    if (host.ended || cutOff(host, TYPES)) incomplete(host, host.at);
    host.fail('CEI'.includes(host.text[host.at]!) ? 'Invalid attribute type.' : "'' is an invalid attribute type.");
  }
  const end = host.text.indexOf(')', host.at);
  if (end < 0) incomplete(host);
  host.at = end + 1;
  return type ?? 'enumeration';
}

import { isNameStart, isSpace } from './characters.ts';
import { invalidCharacter } from './errors.ts';
import { cutOff, incomplete, nameOf, needSpace, readLiteral, words } from './document-type-reading.ts';
import { normalLineEnds, type Entity, type Input } from './input.ts';
import { readAttributeList, type AttributeRule } from './document-type-attributes.ts';
import { declareAttribute, type AttributeHost, type ScannedAttribute } from './scan-attributes.ts';

/**
 * The document type declaration. Its internal subset counts: general entities, default values and types of attributes.
 * Nothing outside the document is fetched, and content models are not checked, because nothing validates.
 */
export class DocumentTypeDeclaration {
  readonly name: string;
  publicId: string | null = null;
  systemId: string | null = null;
  internalSubset = '';
  readonly entities = new Map<string, Entity>();
  readonly parameterEntities = new Map<string, Entity>();
  /** By element name, then in the order declared. */
  readonly attributes = new Map<string, AttributeRule[]>();

  constructor(name: string) {
    this.name = name;
  }

  /** What attribute lists add to a start tag: values left out, white space that a type does not want. */
  complete(element: string, attributes: ScannedAttribute[], host: AttributeHost): void {
    for (const { name, tokenized, value } of this.attributes.get(element) ?? []) {
      const given = attributes.find((a) => a.name === name);
      if (given !== undefined) {
        if (tokenized) given.value = words(given.value);
      } else if (value !== null) {
        const colon = name.indexOf(':');
        const prefix = colon < 0 ? '' : name.slice(0, colon);
        const added = { name, prefix, local: name.slice(colon + 1), namespace: '', value, at: host.at };
        attributes.push(added);
        declareAttribute(host, added, host.at);
      }
    }
  }
}

/** Reads on from behind `<!`. `again`: there was one before; `late`: the root element was before it. */
export function readDocumentType(host: AttributeHost, again: boolean, late: boolean): DocumentTypeDeclaration {
  const { text, at } = host;
  if (text.length - at < 8) host.fail('Unexpected end of file while parsing DOCTYPE has occurred.');
  if (!text.startsWith('DOCTYPE', at)) host.unexpected(at, again || late ? '<!--' : 'DOCTYPE');
  if (!isSpace(text.charCodeAt(at + 7))) host.expectSpace(at + 7);
  if (again) host.fail('Cannot have multiple DTDs.', at - 2);
  if (late) host.fail('DTD must be defined before the document root element.', at - 2);
  host.at += 8;
  host.skipSpace();
  const type = new DocumentTypeDeclaration(nameOf(host));
  const spaces = host.skipSpace();
  const external = readExternalId(host, false);
  if (external !== null) {
    if (spaces === 0) host.expectSpace(host.at);
    type.publicId = external.publicId;
    type.systemId = external.systemId;
    host.skipSpace();
  }
  if (text[host.at] === '[') {
    const from = ++host.at;
    readSubset(host, type);
    type.internalSubset = text.slice(from, host.at - 1);
    host.skipSpace();
    if (host.ended) incomplete(host);
    if (text[host.at] !== '>') host.unexpected(host.at, '>');
  } else if (text[host.at] !== '>') {
    if (host.ended) incomplete(host);
    host.fail(
      external === null ? EXPECT_EXTERNAL : 'Expecting an internal subset or the end of the DOCTYPE declaration.',
    );
  }
  host.at++;
  return type;
}

interface ExternalId {
  readonly publicId: string | null;
  readonly systemId: string | null;
}

const EXPECT_EXTERNAL = "Expecting external ID, '[' or '>'.";
const NOT_PUBLIC_ID = /[^\n\r !#-%'-;=?-Z_a-z]/;

/** `SYSTEM "…"` or `PUBLIC "…" "…"`; null where there is neither. A notation may have a public identifier alone. */
function readExternalId(host: Input, notation: boolean): ExternalId | null {
  const { text } = host;
  const isPublic = text.startsWith('PUBLIC', host.at);
  if (!isPublic && !text.startsWith('SYSTEM', host.at))
    return text[host.at] === 'P' || text[host.at] === 'S' ? host.fail(EXPECT_EXTERNAL) : null;
  host.at += 6;
  needSpace(host);
  const at = host.at + 1;
  const first = readLiteral(host);
  if (!isPublic) return { publicId: null, systemId: systemId(host, first, at) };
  const bad = NOT_PUBLIC_ID.exec(first);
  if (bad !== null) host.fail(invalidCharacter(first, bad.index), at + bad.index);
  const spaces = host.skipSpace();
  const next = text[host.at];
  if (next !== '"' && next !== "'") {
    if (notation) return { publicId: first, systemId: null };
    return host.ended ? incomplete(host) : host.unexpected(host.at, '"', "'");
  }
  if (spaces === 0) host.expectSpace(host.at);
  return { publicId: first, systemId: systemId(host, readLiteral(host), host.at) };
}

function systemId(host: Input, id: string, at: number): string {
  const hash = id.indexOf('#');
  return hash < 0
    ? id
    : host.fail(`Fragment identifier '${id.slice(hash)}' cannot be part of the system identifier '${id}'.`, at);
}

/** From behind `[` to behind `]`. */
function readSubset(host: AttributeHost, type: DocumentTypeDeclaration): void {
  const outside = host.entityDepth;
  for (;;) {
    host.skipSpace();
    const { text, at } = host;
    if (at >= text.length) {
      if (host.entityDepth === outside) incomplete(host);
      host.close();
    } else if (text[at] === ']') {
      if (host.entityDepth !== outside) host.fail('Expected DTD markup was not found.');
      host.at++;
      return;
    } else if (text[at] === '%') openParameterEntity(host, type);
    else if (text.startsWith('<!--', at)) skipTo(host, at + 4, '-->', 'Comment');
    else if (text.startsWith('<?', at)) skipTo(host, at + 2, '?>', 'PI');
    else if (!readMarkup(host, type))
      host.fail('Expected DTD markup was not found.', /^<![^EAN[-]/.test(text.slice(at, at + 3)) ? at + 2 : at);
  }
}

function skipTo(host: Input, from: number, end: string, what: string): void {
  const found = host.text.indexOf(end, from);
  if (found < 0) host.fail(`Unexpected end of file while parsing ${what} has occurred.`, host.text.length);
  host.checkCharacters(from, found);
  host.at = found + end.length;
}

function openParameterEntity(host: AttributeHost, type: DocumentTypeDeclaration): void {
  const place = host.place(host.at + 1);
  const end = host.nameEnd(host.at + 1, false);
  const name = host.text.slice(host.at + 1, end);
  if (host.text[end] !== ';') host.unexpected(end, ';');
  const entity = type.parameterEntities.get(name);
  host.at = end + 1;
  // one that is not declared here may be declared outside the document
  if (entity !== undefined && entity.text !== null) host.open(entity, entity.text, place);
}

/** `<!ENTITY`, `<!ATTLIST`, `<!ELEMENT`, `<!NOTATION`; false where it is something else. */
function readMarkup(host: AttributeHost, type: DocumentTypeDeclaration): boolean {
  const keyword = /<!(ENTITY|ATTLIST|ELEMENT|NOTATION)/y;
  keyword.lastIndex = host.at;
  const found = keyword.exec(host.text);
  if (found === null) {
    if (cutOff(host, ['<!ENTITY', '<!ATTLIST', '<!ELEMENT', '<!NOTATION', '<!--', '<?'])) incomplete(host);
    return false;
  }
  host.at += found[0].length;
  needSpace(host);
  switch (found[1]) {
    case 'ENTITY':
      readEntity(host, type);
      break;
    case 'ATTLIST':
      readAttributeList(host, type.attributes);
      break;
    case 'NOTATION':
      nameOf(host);
      host.skipSpace();
      if (readExternalId(host, true) === null) host.fail('Expecting a system identifier or a public identifier.');
      break;
    default:
      nameOf(host);
      needSpace(host);
      if (!/EMPTY|ANY|\(/y.test(host.text.slice(host.at, host.at + 5)) && !cutOff(host, ['EMPTY', 'ANY']))
        host.fail('Invalid content model.');
      if (host.text.indexOf('>', host.at) < 0) incomplete(host);
      host.at = host.text.indexOf('>', host.at);
  }
  host.skipSpace();
  if (host.ended) incomplete(host);
  if (host.text[host.at] !== '>') host.unexpected(host.at, '>');
  host.at++;
  return true;
}

function readEntity(host: Input, type: DocumentTypeDeclaration): void {
  const isParameter = host.text[host.at] === '%';
  if (isParameter) {
    host.at++;
    needSpace(host);
  }
  const name = nameOf(host);
  needSpace(host);
  const place = host.place(host.at + 1);
  const external = readExternalId(host, false);
  let text: string | null = null;
  let unparsed = false;
  if (external === null) {
    const quote = host.text[host.at];
    if (host.ended) incomplete(host);
    if (quote !== '"' && quote !== "'") host.fail('Expecting an external identifier or an entity value.');
    text = readEntityValue(host);
  } else {
    host.skipSpace();
    if (!isParameter && host.text.startsWith('NDATA', host.at)) {
      host.at += 5;
      host.skipSpace();
      nameOf(host);
      unparsed = true;
    }
  }
  const entities = isParameter ? type.parameterEntities : type.entities;
  // the first declaration counts
  if (!entities.has(name))
    entities.set(name, { kind: isParameter ? 'Parameter' : 'General', name, text, place, unparsed });
}

/** Character references are replaced here, references to entities when the entity is used. */
function readEntityValue(host: Input): string {
  const from = host.at + 1;
  const value = readLiteral(host);
  const end = host.at;
  let out = '';
  for (host.at = from; host.at < end - 1;) {
    const { at } = host;
    const c = host.text[at]!;
    if (c === '%') host.fail('A parameter entity reference is not allowed in internal markup.');
    if (c !== '&') {
      const next = host.text.slice(at, end - 1).search(/[&%]/);
      out += host.text.slice(at, (host.at = next < 0 ? end - 1 : at + next));
    } else if (host.text[at + 1] === '#') {
      const reference = host.characterReference(at);
      out += reference.value;
      host.at = reference.end;
    } else {
      const name = host.tokenAt(at + 1) ?? '';
      if (!isNameStart(name.charCodeAt(0))) host.fail('An error occurred while parsing EntityName.', at + 1);
      host.at = at + 1 + name.length;
      if (host.text[host.at] !== ';') host.unexpected(host.at, ';');
      out += `&${name}`;
    }
  }
  host.at = end;
  return value.includes('&') ? normalLineEnds(out) : value;
}

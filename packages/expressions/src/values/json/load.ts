import { argument, argumentNull } from '../exception.ts';
import { charge } from '../run.ts';
import { JArray, JConstructor } from './array.ts';
import type { JContainer } from './container.ts';
import { JObject, JProperty } from './object.ts';
import { JsonReader } from './reader.ts';
import { DEFAULT_READER, Token, tokenName } from './scanner.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { commentValue, JValue, nullValue, undefinedValue } from './value.ts';

/** From text to trees: `JToken.Parse`, `JObject.Parse`, `JArray.Parse`. Nothing but comments may follow. */

/** Newtonsoft.Json.Linq.JsonLoadSettings. */
export interface LoadSettings {
  /** CommentHandling: Ignore, Load. */
  readonly comments: 0 | 1;
  /** LineInfoHandling: Ignore, Load. */
  readonly lines: 0 | 1;
  /** DuplicatePropertyNameHandling: Replace, Ignore, Error. */
  readonly duplicates: 0 | 1 | 2;
}

/** Without settings a leading comment is itself the token, other comments are left out, and places are kept. */
const NO_SETTINGS = null;

export function parseToken(json: string | null, settings: LoadSettings | null = NO_SETTINGS): JToken {
  const reader = open(json);
  const more = settings?.comments === 0 ? reader.readContent() : reader.read();
  if (!more) reader.fail('Error reading JToken from JsonReader.');
  const token = readToken(reader, settings);
  expectEnd(reader);
  return token;
}

export function parseObject(json: string | null, settings: LoadSettings | null = NO_SETTINGS): JObject {
  const reader = open(json);
  const object = loadObject(reader, settings);
  expectEnd(reader);
  return object;
}

export function parseArray(json: string | null, settings: LoadSettings | null = NO_SETTINGS): JArray {
  const reader = open(json);
  start(reader, 'JArray', Token.StartArray, 'an array');
  const array = fill(reader, new JArray(), settings);
  expectEnd(reader);
  return array;
}

function open(json: string | null): JsonReader {
  if (json === null) return argumentNull('s');
  charge(json.length >> 4);
  return new JsonReader(json, DEFAULT_READER);
}

function loadObject(reader: JsonReader, settings: LoadSettings | null): JObject {
  start(reader, 'JObject', Token.StartObject, 'an object');
  return fill(reader, new JObject(), settings);
}

function start(reader: JsonReader, name: string, token: Token, article: string): void {
  if (!reader.readContent()) reader.fail(`Error reading ${name} from JsonReader.`);
  if (reader.token !== token)
    reader.fail(
      `Error reading ${name} from JsonReader. Current JsonReader item is not ${article}: ${tokenName(reader.token)}`,
    );
}

const expectEnd = (reader: JsonReader): void => {
  while (reader.read());
};

/** The token that the reader stands on. `atEnd` is called where the text ends inside it; returning takes what there is. */
export function readToken(reader: JsonReader, settings: LoadSettings | null, atEnd?: () => void): JToken {
  switch (reader.token) {
    case Token.StartObject:
      return fill(reader, new JObject(), settings, atEnd);
    case Token.StartArray:
      return fill(reader, new JArray(), settings, atEnd);
    case Token.StartConstructor:
      return fill(reader, constructor(reader), settings, atEnd);
    case Token.Comment:
    case Token.Null:
    case Token.Undefined:
    case Token.String:
    case Token.Integer:
    case Token.Float:
    case Token.Boolean:
    case Token.Date:
    case Token.Bytes:
      return place(leaf(reader), reader, settings);
    default:
      return reader.fail(`Error reading JToken from JsonReader. Unexpected token: ${tokenName(reader.token)}`);
  }
}

const VALUE_TYPES: Readonly<Partial<Record<Token, TokenType>>> = {
  [Token.Integer]: TokenType.Integer,
  [Token.Float]: TokenType.Float,
  [Token.String]: TokenType.String,
  [Token.Boolean]: TokenType.Boolean,
  [Token.Date]: TokenType.Date,
  [Token.Bytes]: TokenType.Bytes,
};

function leaf(reader: JsonReader): JValue {
  switch (reader.token) {
    case Token.Null:
      return nullValue();
    case Token.Undefined:
      return undefinedValue();
    case Token.Comment:
      return commentValue(reader.value as string);
    default:
      return new JValue(VALUE_TYPES[reader.token]!, reader.tag, reader.value);
  }
}

function place<N extends JToken>(token: N, reader: JsonReader, settings: LoadSettings | null): N {
  if (settings !== null && settings.lines === 0) return token;
  token.line = reader.line;
  token.position = reader.position;
  return token;
}

/** What the reader gives up to the end of the container that it has just begun. */
function fill<C extends JContainer>(reader: JsonReader, root: C, settings: LoadSettings | null, atEnd?: () => void): C {
  place(root, reader, settings);
  if (!reader.read()) {
    atEnd?.();
    reader.fail(`Error reading ${nameOf(root)} from JsonReader.`);
  }
  let parent: JContainer = root;
  const up = (): void => {
    parent = parent.parent as JContainer;
  };
  do {
    // A property that has its value is complete.
    if (parent instanceof JProperty && parent.content !== null) up();
    switch (reader.token) {
      case Token.StartObject:
        parent = begin(parent, place(new JObject(), reader, settings));
        break;
      case Token.StartArray:
        parent = begin(parent, place(new JArray(), reader, settings));
        break;
      case Token.StartConstructor:
        parent = begin(parent, place(constructor(reader), reader, settings));
        break;
      case Token.EndObject:
      case Token.EndArray:
      case Token.EndConstructor:
        if (parent === root) return root;
        up();
        break;
      case Token.PropertyName: {
        const property = beginProperty(reader, parent as JObject, settings);
        if (property === null) skipValue(reader);
        else parent = property;
        break;
      }
      case Token.Comment:
        if (settings?.comments === 1 && !(parent instanceof JObject || parent instanceof JProperty))
          parent.append(place(leaf(reader), reader, settings));
        break;
      default:
        parent.append(place(leaf(reader), reader, settings));
    }
  } while (reader.read());
  if (atEnd !== undefined) {
    atEnd();
    return root;
  }
  return reader.fail(`Unexpected end of content while loading ${nameOf(root)}.`);
}

function constructor(reader: JsonReader): JConstructor {
  const name = reader.value as string;
  return name === '' ? argument('Constructor name cannot be empty.', 'name') : new JConstructor(name);
}

function begin<C extends JContainer>(parent: JContainer, container: C): C {
  parent.append(container);
  return container;
}

function beginProperty(reader: JsonReader, parent: JObject, settings: LoadSettings | null): JProperty | null {
  const name = reader.value as string;
  const property = place(new JProperty(name), reader, settings);
  const existing = parent.find(name);
  if (existing === null) parent.append(property);
  else if (settings?.duplicates === 1) return null;
  else if (settings?.duplicates === 2)
    reader.fail(`Property with the name '${name}' already exists in the current JSON object.`);
  else parent.setItem(parent.indexOf(existing), property);
  return property;
}

/** Steps over the value of a property. */
function skipValue(reader: JsonReader): void {
  if (!reader.readContent()) return;
  const outer = reader.depth;
  const opens = reader.token >= Token.StartObject && reader.token <= Token.StartConstructor;
  if (opens) while (reader.read() && reader.depth > outer);
}

const nameOf = (token: JToken): string =>
  token instanceof JObject ? 'JObject' : token instanceof JArray ? 'JArray' : 'JConstructor';

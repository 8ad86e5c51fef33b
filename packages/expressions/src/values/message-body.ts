import type { BodyView } from '../context.ts';
import { declaredMembers, T, type as typeNamed } from '../types/registry.ts';
import { arrayType, displayName, type Type } from '../types/type.ts';
import { prepared, type Fn } from '../types/define.ts';
import { Dictionary } from './dictionary.ts';
import { encodingByName, ENCODINGS } from './encoding.ts';
import { ClrException, clrThrow } from './exception.ts';
import { READER_EXCEPTION } from './json/errors.ts';
import { List } from './list.ts';
import { chargeElements, chargeString } from './run.ts';
import { urlDecode } from './url-encoding.ts';

/**
 * What `IMessageBody.As<T>` makes of the bytes of a body. Text is decoded by its byte order mark, else by the charset
 * of Content-Type, else as UTF-8; the bytes are never decompressed, as in the service. JSON and XML are read by `Parse`
 * of the type asked for.
 */
type Read = (bytes: Uint8Array, charset: string | null) => unknown;

const MARKS = [
  ENCODINGS.UTF8,
  ENCODINGS.UTF32,
  ENCODINGS.Unicode,
  ENCODINGS.BigEndianUnicode,
  ENCODINGS.BigEndianUTF32,
];

export function bodyText(bytes: Uint8Array, charset: string | null): string {
  for (const { codec, facts } of MARKS)
    if (bytes.length >= facts.preamble.length && facts.preamble.every((b, i) => bytes[i] === b))
      return codec.decode(bytes.subarray(facts.preamble.length));
  return decoderOf(charset)(bytes);
}

type Decode = (bytes: Uint8Array) => string;
const utf8: Decode = (bytes) => ENCODINGS.UTF8.codec.decode(bytes);
const decoders = new Map<string, Decode>();

function decoderOf(charset: string | null): Decode {
  if (charset === null) return utf8;
  const name = charset.toLowerCase();
  const known = decoders.get(name);
  if (known !== undefined) return known;
  const decode = dotnetDecoder(name) ?? webDecoder(name);
  // a name that nobody knows is not remembered: it comes from outside
  if (decode === null) return utf8;
  decoders.set(name, decode);
  return decode;
}

function dotnetDecoder(name: string): Decode | null {
  try {
    const { codec } = encodingByName(name);
    return (bytes) => codec.decode(bytes);
  } catch (e) {
    if (e instanceof ClrException) return null;
    throw e;
  }
}

/** Node 20 takes windows-1252 for Latin-1: what stands for the controls U+0080 to U+009F. */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const C1 = /[\x80-\x9f]/g;

/** The code pages that .NET has through its provider: windows-1252 and its like. */
function webDecoder(name: string): Decode | null {
  try {
    const decoder = new TextDecoder(name, { ignoreBOM: true });
    const isWestern = decoder.encoding === 'windows-1252';
    return (bytes) => {
      chargeString(bytes.length);
      const text = decoder.decode(bytes);
      return isWestern ? text.replace(C1, (c) => WESTERN[c.charCodeAt(0) - 0x80]!) : text;
    };
  } catch (e) {
    if (e instanceof RangeError) return null;
    throw e;
  }
}

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/;
/** XML without a charset in Content-Type says its encoding itself. */
const xmlText: typeof bodyText = (bytes, charset) =>
  bodyText(bytes, charset ?? DECLARED.exec(ENCODINGS.Latin1.codec.decode(bytes.subarray(0, 200)))?.[1] ?? null);

const NOT_JSON = 'The message body is not a valid JSON.';

/** Bad JSON says that it was the body; the rest of the sentence, path and position are Newtonsoft's. */
function jsonReader(parse: Fn): Read {
  return (bytes, charset) => {
    try {
      return parse(bodyText(bytes, charset));
    } catch (e) {
      if (e instanceof ClrException && e.clrName === READER_EXCEPTION)
        throw new ClrException(READER_EXCEPTION, `${NOT_JSON} ${e.message}`, e, e.details);
      throw e;
    }
  };
}

/** The type's own `static T Parse(string text)`. */
function parserOf(type: Type): Fn {
  const member =
    type.kind === 'named' ? declaredMembers(type.def, 'Parse').find((m) => m.params.length === 1) : undefined;
  if (typeof member?.get !== 'function') throw new Error(`${displayName(type)} has no Parse`);
  return member.get;
}

const JSON_TYPES: ReadonlySet<string> = new Set(
  ['JObject', 'JToken', 'JArray'].map((n) => `Newtonsoft.Json.Linq.${n}`),
);
const XML_TYPES: ReadonlyMap<string, string> = new Map([
  ['System.Xml.Linq.XElement', 'System.Xml.Linq.XElement'],
  ['System.Xml.Linq.XDocument', 'System.Xml.Linq.XDocument'],
  ['System.Xml.Linq.XNode', 'System.Xml.Linq.XElement'],
]);

/** How a body is read as `type`; NotSupportedException, when it is read, for the types that the service can't give. */
export function bodyReader(type: Type): Read {
  if (type === T.string()) return bodyText;
  if (type === arrayType(T.byte()))
    return (bytes) => {
      chargeElements(bytes.length);
      return bytes.slice();
    };
  const name = type.kind === 'named' ? type.def.name : '';
  if (JSON_TYPES.has(name)) return jsonReader(parserOf(type));
  const xml = XML_TYPES.get(name);
  if (xml !== undefined) {
    const parse = parserOf(typeNamed(xml));
    return (bytes, charset) => parse(xmlText(bytes, charset));
  }
  return () => clrThrow('System.NotSupportedException', `The message body can't be read as ${displayName(type)}.`);
}

/** `As<T>`: reads afresh at every call, so that the result is the caller's own. */
export const readAs = (type: Type): ((self: BodyView, preserve: boolean) => unknown) => {
  const read = bodyReader(type);
  return (self, preserve) => read(self.read(preserve), self.charset);
};

/**
 * `As<T>` where the emitter knows that the result is neither changed nor given away: made once for an unchanged body
 * and shared by everybody who reads it so. Consumes the body like the other. Arrays are never shared: an expression may
 * write into one without anybody noticing.
 */
export const sharedAs = (type: Type): ((self: BodyView, preserve: boolean) => unknown) => {
  if (type.kind === 'array') return readAs(type);
  let read = readers.get(type);
  if (read === undefined) readers.set(type, (read = bodyReader(type)));
  return sharedBy(read);
};

/** One reader per type, by which a body knows what it has been asked for before. */
const readers = new Map<Type, Read>();

const sharedBy = (read: Read): Fn =>
  prepared(
    (self: BodyView, preserve: boolean) => {
      self.read(preserve);
      return self.parsed(read);
    },
    (preserve: boolean) => (self: BodyView) => {
      self.read(preserve);
      return self.parsed(read);
    },
  );

/** `name=value&…` as `Dictionary<string, IList<string>>`; a name without "=" has an empty value. */
export function formValues(text: string): Dictionary {
  const form = new Dictionary([T.string(), typeNamed('System.Collections.Generic.IList`1', T.string())]);
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = urlDecode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : urlDecode(pair.slice(at + 1));
    const values = form.find(name) as List | undefined;
    if (values === undefined) form.add(name, new List(T.string(), [value]));
    else values.add(value);
  }
  return form;
}

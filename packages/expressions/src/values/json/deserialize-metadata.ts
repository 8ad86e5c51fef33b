import { serializationException } from './errors.ts';
import { JProperty, type JObject } from './object.ts';
import { pathOf } from './path.ts';
import { Token } from './scanner.ts';
import { isAt, type Source } from './source.ts';
import { TokenType } from './token-type.ts';

/**
 * The properties at the head of an object that Newtonsoft's deserializer takes for its own: `$id` and `$type` are
 * passed over, an object that is a `$ref` is what the name refers to, which is nothing: no reference is ever kept.
 * Tokens (`JObject.Parse`, `DeserializeObject<JObject>`) keep all of them. `$values` is not known here.
 */
const PASSED: ReadonlySet<string> = new Set(['$id', '$type']);
const REFERENCE = '$ref';

const NOT_TEXT = 'JSON reference $ref property must have a string or null value.';
const NOT_ALONE =
  'Additional content found in JSON reference object. A JSON reference object should only have a $ref property.';

/** An object read as a tree: without its metadata, null where it is a reference. */
export function withoutMetadata(read: JObject): JObject | null {
  for (;;) {
    const first = read.items[0];
    if (!(first instanceof JProperty)) return read;
    if (first.name === REFERENCE && first.value.type !== TokenType.Null) {
      const { lineInfo } = first;
      const path = pathOf(first);
      if (first.value.type !== TokenType.String) throw serializationException(NOT_TEXT, path, lineInfo);
      const next = read.items[1];
      if (next !== undefined) throw serializationException(NOT_ALONE, pathOf(next), next.lineInfo);
      return null;
    }
    if (first.name !== REFERENCE && !PASSED.has(first.name)) return read;
    read.removeAt(0);
  }
}

/** What the name that the source stands on is: read with its value unless it is an ordinary one. */
export function skipMetadata(source: Source): 'ordinary' | 'skipped' | 'reference' {
  const { name } = source;
  if (name !== REFERENCE && !PASSED.has(name)) return 'ordinary';
  source.read();
  if (name !== REFERENCE || isAt(source, Token.Null)) {
    source.tree();
    return 'skipped';
  }
  const isText = source.token === Token.String || source.token === Token.Date;
  if (!isText) throw serializationException(NOT_TEXT, source.path, source.lineInfo);
  source.read();
  if (isAt(source, Token.PropertyName)) throw serializationException(NOT_ALONE, source.path, source.lineInfo);
  return 'reference';
}

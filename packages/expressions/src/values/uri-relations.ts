import { compareStrings } from './collation.ts';
import { argumentNull, argumentOutOfRange, invalidOperation } from './exception.ts';
import { URI_COMPONENTS } from './uri-components.ts';
import { inForm, URI_FORMAT, type Form } from './uri-escape.ts';
import { trimUri } from './uri-parse.ts';
import type { Uri } from './uri.ts';
import { combineUri, newUri, URI_KIND } from './uri.ts';

/** What System.Uri says of two URIs, of a URI's form, and of a URI by components. */

const sameServer = (a: Uri, b: Uri): boolean =>
  a.absoluteParts.scheme === b.absoluteParts.scheme &&
  a.host === b.host &&
  a.absoluteParts.port === b.absoluteParts.port;

/** `MakeRelativeUri`: how to get from one to the other; the other itself where they share no server. */
export function makeRelative(from: Uri, to: Uri | null): Uri {
  if (to === null) return argumentNull('uri');
  if (!sameServer(from, to)) return to;
  let path = pathDifference(from.absolutePath, to.absolutePath, from.absoluteParts.fileKind !== null);
  // a colon in the first segment would read as a scheme
  if (/^[^/]*:/.test(path) && looksAbsolute(path)) path = `./${path}`;
  return newUri(path + to.query + to.fragment, URI_KIND.RelativeOrAbsolute);
}
const looksAbsolute = (path: string): boolean => /^[A-Za-z][\w+.-]*:/.test(path);

function pathDifference(from: string, to: string, ignoreCase: boolean): string {
  const same = (a: string, b: string): boolean => a === b || (ignoreCase && a.toLowerCase() === b.toLowerCase());
  let i = 0;
  let slash = -1;
  for (; i < from.length && i < to.length && same(from[i]!, to[i]!); i++) if (from[i] === '/') slash = i;
  if (i === 0) return to;
  if (i === from.length && i === to.length) return '';
  const up = '../'.repeat(from.slice(i).split('/').length - 1);
  return up === '' && slash === to.length - 1 ? './' : up + to.slice(slash + 1);
}

/** `IsBaseOf`: the same server, and a path below the last slash of the base's. */
export function isBaseOf(base: Uri, uri: Uri | null): boolean {
  if (uri === null) return argumentNull('uri');
  if (!base.isAbsolute) return false;
  const other = uri.isAbsolute ? uri : combineUri(base, uri);
  if (!sameServer(base, other)) return false;
  const path = base.absolutePath;
  return other.absolutePath.startsWith(path.slice(0, path.lastIndexOf('/') + 1));
}

const FORMS: ReadonlyMap<number, Form> = new Map<number, Form>([
  [URI_FORMAT.UriEscaped, 'escaped'],
  [URI_FORMAT.Unescaped, 'unescaped'],
  [URI_FORMAT.SafeUnescaped, 'safe'],
]);

/** `GetComponents`. */
export function getComponents(uri: Uri, components: number, format: number): string {
  const form = FORMS.get(format) ?? argumentOutOfRange('format');
  const whole = components === URI_COMPONENTS.SerializationInfoString;
  if (uri.isAbsolute) return uri.components(whole ? URI_COMPONENTS.AbsoluteUri : components, form);
  return whole
    ? inForm(uri.originalString, form)
    : invalidOperation('This operation is not supported for a relative URI.');
}

/** `Uri.Compare`: null is less than any, a relative URI less than an absolute one. */
export function compareUris(
  a: Uri | null,
  b: Uri | null,
  components: number,
  format: number,
  comparison: number,
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (!a.isAbsolute || !b.isAbsolute) {
    if (a.isAbsolute !== b.isAbsolute) return a.isAbsolute ? 1 : -1;
    return compareStrings(a.originalString, b.originalString, comparison);
  }
  return compareStrings(getComponents(a, components, format), getComponents(b, components, format), comparison);
}

const WELL_FORMED = /^(?:[\w!$&'()*+,\-./:;=?@~\u00a0-\ud7ff\ue000-\uffff]|%[\da-fA-F]{2})*$/;
const WELL_FORMED_RELATIVE = /^(?:[\w!$&'()*+,\-./:;=?@~]|%[\da-fA-F]{2})*$/;
const FIRST_COLON = /^[^/?]*:/;
/** What makes .NET undo escapes as it reads: a character above ASCII, written or escaped, or a needless escape. */
const UNDONE = /[^\0-\x7f]|%(?:[89a-fA-F]|2[dDeE]|3\d|[46][1-9a-fA-F]|[57][\daA]|5[fF]|7[eE])/;

/**
 * `IsWellFormedOriginalString`: whether nothing had to be mended to read it. Where .NET undoes escapes, it looks at
 * what came out: an escaped space then counts as a bare one, and letters and escapes must not be mixed.
 */
export function isWellFormed(uri: Uri): boolean {
  const text = uri.originalString;
  if (!uri.isAbsolute) return WELL_FORMED_RELATIVE.test(text) && !FIRST_COLON.test(text);
  const { implicitFile, scheme, syntax, fileKind } = uri.absoluteParts;
  const rest = trimUri(text).slice(scheme.length + 1);
  if (implicitFile || (!syntax.query && rest.includes('?'))) return false;
  if ((fileKind === 'dos' && !/^\/\/\/.:/.test(rest)) || (fileKind === 'unc' && rest.startsWith('////'))) return false;
  // brackets belong to the host alone
  const [, head, fragment = ''] = /^([^#]*)(?:#(.*))?$/s.exec(rest.replace(/^(\/\/[^/?#]*)\[[^\]/?#]*\]/, '$1'))!;
  return [...head!.split(/(?=\?)/, 2), fragment].every((part) => {
    const read = UNDONE.test(part) ? inForm(part, 'safe', part.startsWith('?')) : part;
    return WELL_FORMED.test(part) && WELL_FORMED.test(read) && !(/%/.test(read) && /[^\0-\x7f]/.test(read));
  });
}

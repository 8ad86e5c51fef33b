import { typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { ClrArray } from '../../values/array.ts';
import type { Ref } from '../../values/clr.ts';
import { argument, argumentNull, ClrException } from '../../values/exception.ts';
import { hashOf } from '../../values/object.ts';
import { escapeUriString, unescapeData } from '../../values/uri-escape.ts';
import { hostNameType } from '../../values/uri-host.ts';
import { compareUris, getComponents, isBaseOf, isWellFormed, makeRelative } from '../../values/uri-relations.ts';
import { isSchemeName } from '../../values/uri-syntax.ts';
import { combineUri, newUri, tryNewUri, Uri, URI_KIND } from '../../values/uri.ts';
import { escapeData, percent } from '../../values/url-encoding.ts';

/** System.Uri. */

const HEX = /^[\da-fA-F]$/;
const isHexDigit = (c: number): boolean => HEX.test(String.fromCharCode(c));
const isHexEncoding = (pattern: string, index: number): boolean =>
  /^%[\da-fA-F]{2}/.test(pattern.slice(index, index + 3));

function hexEscape(c: number): string {
  if (c <= 0xff) return percent(c);
  const char = String.fromCharCode(c);
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `character ('${char}') must be less than or equal to '\u00ff'. (Parameter 'character')\nActual value was ${char}.`,
    null,
    { ParamName: 'character' },
  );
}

function hexUnescape(pattern: string, index: Ref<number>): number {
  const at = index.value;
  if (at < 0 || at >= pattern.length)
    throw new ClrException(
      'System.ArgumentOutOfRangeException',
      at < 0
        ? `index ('${at}') must be a non-negative value. (Parameter 'index')\nActual value was ${at}.`
        : `index ('${at}') must be less than '${pattern.length}'. (Parameter 'index')\nActual value was ${at}.`,
      null,
      { ParamName: 'index' },
    );
  const escape = isHexEncoding(pattern, at);
  index.value = at + (escape ? 3 : 1);
  return escape ? parseInt(pattern.slice(at + 1, at + 3), 16) : pattern.charCodeAt(at);
}

const relativeOf = (text: string): Uri => newUri(text, URI_KIND.RelativeOrAbsolute);

function tryCombine(base: Uri | null, relative: Uri | null, result: Ref): boolean {
  result.value = null;
  if (base === null || relative === null || !base.isAbsolute) return false;
  try {
    result.value = combineUri(base, relative);
  } catch (e) {
    if (!(e instanceof ClrException)) throw e;
  }
  return result.value !== null;
}

const constants: Readonly<Record<string, string>> = {
  SchemeDelimiter: '://',
  UriSchemeFile: 'file',
  UriSchemeFtp: 'ftp',
  UriSchemeFtps: 'ftps',
  UriSchemeGopher: 'gopher',
  UriSchemeHttp: 'http',
  UriSchemeHttps: 'https',
  UriSchemeMailto: 'mailto',
  UriSchemeNetPipe: 'net.pipe',
  UriSchemeNetTcp: 'net.tcp',
  UriSchemeNews: 'news',
  UriSchemeNntp: 'nntp',
  UriSchemeSftp: 'sftp',
  UriSchemeSsh: 'ssh',
  UriSchemeTelnet: 'telnet',
  UriSchemeWs: 'ws',
  UriSchemeWss: 'wss',
};

const equal = (a: Uri | null, b: Uri | null): boolean => a === b || (a !== null && b !== null && a.key === b.key);

export const SystemUri = typeDef('System.Uri', {
  kind: 'class',
  documented: 'all',
  key: (self: Uri) => self.key,
  members: {
    ...Object.fromEntries(
      Object.entries(constants).map(([name, value]) => [`static string ${name} { get; }`, () => value]),
    ),
    'new(string uriString)': (text) => newUri(text),
    'new(string uriString, UriKind uriKind)': newUri,
    'new(string uriString, bool dontEscape)': (text) => newUri(text),
    'new(Uri baseUri, Uri relativeUri)': combineUri,
    'new(Uri baseUri, string relativeUri)': (base: Uri | null, text) =>
      base === null ? argumentNull('baseUri') : combineUri(base, relativeOf(text ?? '')),
    'new(Uri baseUri, string relativeUri, bool dontEscape)': (base: Uri | null, text) =>
      base === null ? argumentNull('baseUri') : combineUri(base, relativeOf(text ?? '')),
    'static bool TryCreate(string uriString, UriKind uriKind, out Uri result)': (text, kind, result: Ref) => {
      result.value = tryNewUri(text, kind);
      return result.value !== null;
    },
    'static bool TryCreate(Uri baseUri, Uri relativeUri, out Uri result)': tryCombine,
    'static bool TryCreate(Uri baseUri, string relativeUri, out Uri result)': (base, text, result) =>
      tryCombine(base, tryNewUri(text, URI_KIND.RelativeOrAbsolute), result),
    'static bool IsWellFormedUriString(string uriString, UriKind uriKind)': (text, kind) => {
      const uri = tryNewUri(text, kind);
      return uri !== null && isWellFormed(uri);
    },
    'bool IsWellFormedOriginalString()': isWellFormed,
    'static bool operator ==(Uri uri1, Uri uri2)': equal,
    'static bool operator !=(Uri uri1, Uri uri2)': (a, b) => !equal(a, b),
    'bool Equals(object comparand)': (self: Uri, other) =>
      equal(
        self,
        typeof other === 'string' ? tryNewUri(other, URI_KIND.RelativeOrAbsolute) : other instanceof Uri ? other : null,
      ),
    'bool Equals(Uri other)': equal,
    'int GetHashCode()': (self: Uri) => hashOf(self.key),
    'static int Compare(Uri uri1, Uri uri2, UriComponents partsToCompare, UriFormat compareFormat, StringComparison comparisonType)':
      compareUris,
    'Uri MakeRelativeUri(Uri uri)': makeRelative,
    'bool IsBaseOf(Uri uri)': isBaseOf,
    'string ToString()': (self: Uri) => self.toString(),
    'string GetComponents(UriComponents components, UriFormat format)': getComponents,
    'string GetLeftPart(UriPartial part)': (self: Uri, part) => self.leftPart(part),
    'string OriginalString { get; }': (self: Uri) => self.originalString,
    'string AbsoluteUri { get; }': (self: Uri) => self.absoluteUri,
    'string AbsolutePath { get; }': (self: Uri) => self.absolutePath,
    'string LocalPath { get; }': (self: Uri) => self.localPath,
    'string PathAndQuery { get; }': (self: Uri) => self.absolutePath + self.query,
    'string Query { get; }': (self: Uri) => self.query,
    'string Fragment { get; }': (self: Uri) => self.fragment,
    'string Scheme { get; }': (self: Uri) => self.absoluteParts.scheme,
    'string UserInfo { get; }': (self: Uri) => self.userInfo,
    'string Authority { get; }': (self: Uri) => self.authority,
    'string Host { get; }': (self: Uri) => self.host,
    'string IdnHost { get; }': (self: Uri) => self.idnHost,
    'string DnsSafeHost { get; }': (self: Uri) => self.dnsSafeHost,
    'UriHostNameType HostNameType { get; }': (self: Uri) => self.absoluteParts.host.type,
    'int Port { get; }': (self: Uri) => self.absoluteParts.port,
    'string[] Segments { get; }': (self: Uri) => new ClrArray(T.string(), self.segments),
    'bool IsAbsoluteUri { get; }': (self: Uri) => self.isAbsolute,
    'bool IsDefaultPort { get; }': (self: Uri) => self.isDefaultPort,
    'bool IsFile { get; }': (self: Uri) => self.absoluteParts.scheme === 'file',
    'bool IsLoopback { get; }': (self: Uri) => self.isLoopback,
    'bool IsUnc { get; }': (self: Uri) => self.absoluteParts.fileKind === 'unc',
    'bool UserEscaped { get; }': () => false,
    'static UriHostNameType CheckHostName(string name)': hostNameType,
    'static bool CheckSchemeName(string schemeName)': isSchemeName,
    'static string EscapeDataString(string stringToEscape)': (text) =>
      escapeData(text ?? argumentNull('stringToEscape')),
    'static string EscapeUriString(string stringToEscape)': (text) =>
      escapeUriString(text ?? argumentNull('stringToEscape')),
    'static string UnescapeDataString(string stringToUnescape)': (text) =>
      unescapeData(text ?? argumentNull('stringToUnescape')),
    'static bool IsHexDigit(char character)': isHexDigit,
    'static bool IsHexEncoding(string pattern, int index)': isHexEncoding,
    'static string HexEscape(char character)': hexEscape,
    'static char HexUnescape(string pattern, ref int index)': hexUnescape,
    'static int FromHex(char digit)': (digit: number) =>
      isHexDigit(digit)
        ? parseInt(String.fromCharCode(digit), 16)
        : argument('Value does not fall within the expected range.', 'digit'),
  },
});

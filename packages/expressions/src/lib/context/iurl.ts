import type { UrlView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';
import { StringValues } from '../../values/read-only-dictionary.ts';
import { newUri } from '../../values/uri.ts';

/** The parts of a URL. `ToUri` is in no reference, but published policies call it. */
export const IUrl = typeDef('Sluice.IUrl', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string Host { get; }': (self: UrlView) => self.host,
    'string Path { get; }': (self: UrlView) => self.path,
    'int Port { get; }': (self: UrlView) => self.port,
    'IReadOnlyDictionary<string, string[]> Query { get; }': (self: UrlView) => new StringValues(self.query),
    'string QueryString { get; }': (self: UrlView) => self.queryString,
    'string Scheme { get; }': (self: UrlView) => self.scheme,
    'string ToString()': (self: UrlView) => self.text,
    'Uri ToUri()': (self: UrlView) => newUri(self.text),
  },
});

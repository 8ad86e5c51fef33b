import type { ResponseView } from '../../context.ts';
import { effect, typeDef } from '../../types/define.ts';
import { StringValues } from '../../values/read-only-dictionary.ts';

/** A response: `context.Response`, or one that `send-request` has left in a variable. */
export const IResponse = typeDef('Sluice.IResponse', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'IMessageBody Body { get; }': effect('response.body', (self: ResponseView) => self.body),
    'IReadOnlyDictionary<string, string[]> Headers { get; }': (self: ResponseView) => new StringValues(self.headers),
    'int StatusCode { get; }': (self: ResponseView) => self.statusCode,
    'string StatusReason { get; }': (self: ResponseView) => self.statusReason,
  },
});

import type { RequestView } from '../../context.ts';
import { effect, typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { named } from '../../values/context-value.ts';
import { certificateOf } from '../../values/crypto/certificate-source.ts';
import { MapDictionary, StringValues } from '../../values/read-only-dictionary.ts';

/** The request as the statements before this one have left it. */
export const IRequest = typeDef('Sluice.IRequest', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'IMessageBody Body { get; }': effect('request.body', (self: RequestView) => self.body),
    'X509Certificate2 Certificate { get; }': effect('certificate', (self: RequestView) =>
      certificateOf(self, self.certificate),
    ),
    'IReadOnlyDictionary<string, string[]> Headers { get; }': (self: RequestView) => new StringValues(self.headers),
    'string IpAddress { get; }': (self: RequestView) => self.ipAddress,
    'IReadOnlyDictionary<string, string> MatchedParameters { get; }': (self: RequestView) =>
      new MapDictionary(self.matchedParameters, T.string),
    'string Method { get; }': (self: RequestView) => self.method,
    'IUrl OriginalUrl { get; }': (self: RequestView) => self.originalUrl,
    'IUrl Url { get; }': (self: RequestView) => self.url,
    'IPrivateEndpointConnection PrivateEndpointConnection { get; }': (self: RequestView) =>
      named('Sluice.IPrivateEndpointConnection', self.privateEndpointConnection ?? null),
    'IAzureVnetInfo AzureVnetInfo { get; }': (self: RequestView) =>
      named('Sluice.IAzureVnetInfo', self.azureVnetInfo ?? null),
    'IFoundry Foundry { get; }': (self: RequestView) => named('Sluice.IFoundry', self.foundry ?? null),
  },
});

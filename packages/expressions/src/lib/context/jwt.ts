import { typeDef } from '../../types/define.ts';
import type { Jwt as Token } from '../../values/jwt.ts';

/** A JSON Web Token as `AsJwt` and `validate-jwt` give it: read, not verified. */
export const Jwt = typeDef('Sluice.Jwt', {
  kind: 'class',
  documented: 'all',
  extension: true,
  members: {
    'string Algorithm { get; }': (self: Token) => self.headerText('alg'),
    'IEnumerable<string> Audiences { get; }': (self: Token) => self.audiences,
    'IReadOnlyDictionary<string, string[]> Claims { get; }': (self: Token) => self.claims,
    'DateTime? ExpirationTime { get; }': (self: Token) => self.date('exp'),
    'string Id { get; }': (self: Token) => self.text('jti'),
    'string Issuer { get; }': (self: Token) => self.text('iss'),
    'DateTime? IssuedAt { get; }': (self: Token) => self.date('iat'),
    'DateTime? NotBefore { get; }': (self: Token) => self.date('nbf'),
    'string Subject { get; }': (self: Token) => self.text('sub'),
    'string Type { get; }': (self: Token) => self.headerText('typ'),
  },
});

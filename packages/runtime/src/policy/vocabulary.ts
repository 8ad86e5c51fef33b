/** The words of API Management that definitions, checks and error reports share. */

export const SECTIONS = ['inbound', 'backend', 'outbound', 'on-error'] as const;
export type Section = (typeof SECTIONS)[number];

/** From broad to narrow: a document's `<base />` stands for the next scope before it. */
export const SCOPES = ['global', 'workspace', 'product', 'api', 'operation'] as const;
export type Scope = (typeof SCOPES)[number];

export const GATEWAYS = ['classic', 'v2', 'consumption', 'self-hosted', 'workspace'] as const;
export type GatewayKind = (typeof GATEWAYS)[number];

export type Category =
  | 'ai-gateway'
  | 'authentication'
  | 'caching'
  | 'content-validation'
  | 'control-flow'
  | 'cross-domain'
  | 'graphql-resolver'
  | 'integration'
  | 'logging'
  | 'rate-limiting'
  | 'routing'
  | 'transformation';

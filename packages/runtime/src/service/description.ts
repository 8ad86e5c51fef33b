import type { GatewayKind } from '../policy/vocabulary.ts';
import type { LoggerType } from '../policy/service.ts';
import type { Scenario, ScenarioApi, ScenarioBackend, ScenarioOperation } from '../scenario/format.ts';

/**
 * The service that documents are for, as plain JSON: what checks compare them with, and what a run finds around it.
 * Everything may be left out. A part that is there is complete: what it does not list, the service does not have; of a
 * part that is left out nothing is known, and nothing is said. Keys are ids. docs/service.md is its page.
 */
export interface ServiceDescription {
  readonly gateway?: GatewayKind;
  /** By their display names, which policies use. A value may be kept back: checks ask for names alone. */
  readonly namedValues?: Readonly<Record<string, string | { readonly secret?: boolean; readonly value?: string }>>;
  /** The text of each. */
  readonly fragments?: Readonly<Record<string, string>>;
  readonly backends?: Readonly<Record<string, ScenarioBackend>>;
  readonly certificates?: Readonly<Record<string, ServiceCertificate>>;
  readonly loggers?: Readonly<Record<string, { readonly type?: LoggerType }>>;
  /** The discovery documents of the issuers that this service is to trust. */
  readonly openIdConfigs?: readonly string[];
  readonly externalCache?: boolean;
  readonly apis?: Readonly<Record<string, ServiceApi>>;
  readonly products?: Readonly<Record<string, ServiceProduct>>;
}

export interface ServiceCertificate {
  /** Hexadecimal digits. */
  readonly thumbprint?: string;
  /** What `context.Deployment.Certificates` shows; needed by runs alone. */
  readonly pem?: string;
  readonly key?: string;
}

export interface ServiceApi extends Omit<ScenarioApi, 'id'> {
  /** OpenAPI 2.0 or 3.x, parsed: the operations, where they are not listed themselves, and the samples of `mock-response`. */
  readonly openapi?: Scenario['openapi'];
  readonly operations?: Readonly<Record<string, ServiceOperation>>;
}

export interface ServiceOperation extends Omit<ScenarioOperation, 'id'> {
  /** Parameters beside those of `urlTemplate`. */
  readonly parameters?: readonly string[];
}

export interface ServiceProduct {
  readonly name?: string;
  /** Ids. */
  readonly apis?: readonly string[];
}

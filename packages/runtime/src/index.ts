/** Policies in, a gateway out: load documents, hand in a host, let it handle requests. */
export { checkPolicy, loadPolicies } from './load.ts';
export type { Loaded, NamedValue, PolicySet } from './load.ts';
export type { FileFindings, PolicyText } from './policy/findings.ts';
export { answered, Gateway } from './gateway.ts';
export type { GatewayRequest, GatewayResponse } from './gateway.ts';
export { MemoryHost, textResponse, UnexpectedRequest } from './host/memory.ts';
export type { Answer } from './host/memory.ts';
export { MemoryCounters } from './host/counters.ts';
export type { CounterBounds } from './host/counters.ts';
export { MemoryCache, responseSize } from './host/memory-cache.ts';
export type { CacheBounds } from './host/memory-cache.ts';
/** What a store outside the process needs. */
export { plainValue, valueOfPlain } from './host/cached-value.ts';
export { MOST_REDIRECTS, redirected } from './host/redirect.ts';
export { systemHost } from './host/system.ts';
export type { SystemHostOptions } from './host/system.ts';
export { kept as keptTokens } from './host/tokens.ts';
export type {
  AccessToken,
  AccessTokens,
  BusMessage,
  Cache,
  CachedResponse,
  CachedValue,
  Claim,
  ClientCertificate,
  Count,
  Counters,
  Fetch,
  FetchFailure,
  Host,
  HttpProxy,
  HubEvent,
  IncomingResponse,
  LogEntry,
  MaybePromise,
  Metric,
  OutgoingRequest,
  TokenRequest,
  Transformation,
  TraceEntry,
  Xslt,
} from './host/host.ts';
export { Exchange } from './exchange/exchange.ts';
export type { Circumstances } from './exchange/exchange.ts';
export type { BackendEntity, BackendPool, CircuitBreaker, SingleBackend } from './exchange/backend.ts';
export { MemoryBackends } from './host/memory-backends.ts';
export { HeaderLines } from './exchange/header-lines.ts';
export { Headers } from './exchange/headers.ts';
export { isHopByHop } from './exchange/hop-by-hop.ts';
export { OpenApi } from './exchange/openapi.ts';
export { Url } from './exchange/url.ts';
export { RequestMessage, ResponseMessage } from './exchange/message.ts';
export { joined } from './exchange/body.ts';
export type { BodySource, BodyStream } from './exchange/body.ts';
export { ContentFailure } from './exchange/failure.ts';
export { readScenario } from './scenario/read.ts';
export { runScenario, runTurns } from './scenario/run.ts';
export { evalExchange, surroundings } from './scenario/exchange.ts';
export type { Surroundings } from './scenario/exchange.ts';
export type { Scenario } from './scenario/format.ts';
/** The service that documents are for. */
export type { ServiceApi, ServiceDescription, ServiceOperation, ServiceProduct } from './service/description.ts';
export { knownService } from './service/known.ts';
export { readService } from './service/read.ts';
export { scenarioIn } from './service/scenario.ts';
export { fieldOf } from './scenario/shape.ts';
export { referencesIn } from './policy/named-values.ts';
export type { RunResult } from './scenario/result.ts';
export { policyMessages } from './policy/messages.ts';
export { liquidMessages } from '@sluice/liquid';
/** What reads checked documents without running them: the linter. */
export { isTemplated } from './policy/named-values.ts';
export { GATEWAYS, SCOPES, SECTIONS } from './policy/vocabulary.ts';
export type { GatewayKind, Scope, Section } from './policy/vocabulary.ts';
export type { BoundDocument } from './policy/documents.ts';
export type { BoundElement, BoundPolicy, BoundValue } from './policy/bound.ts';
export { policies } from './policies/index.generated.ts';
/** What another dialect builds on: the same steps, transport and scenarios. */
export { encodeUtf8 } from './exchange/text.ts';
export { LastError } from './exchange/last-error.ts';
export { after, outgoing, received } from './policy/sending.ts';
export { sequence } from './policy/sequence.ts';
export type { Signal, Step } from './policy/step.ts';
export { Answers } from './scenario/answers.ts';
export { runExchange } from './scenario/exchange.ts';
export type { ScenarioTurn } from './scenario/format.ts';
export { resultOf, shownMessage, shownMetric, takeRecord } from './scenario/result.ts';
export { resolverOf } from './scenario/backends.ts';
export { tokensOf } from './scenario/identity.ts';
export type { Observe, ScenarioRun } from './scenario/run.ts';
export { instantOf, ScenarioError } from './scenario/values.ts';
/** What is in effect at a scope, and where it comes from. */
export { effectivePolicy } from './effective.ts';
export type { Effective } from './effective.ts';
export { fragmentOf } from './policy/effective.ts';
export type { EffectiveStatement } from './policy/effective.ts';
/** What an editor shows and offers. */
export { describe } from './describe.ts';
export type { PlaceInfo } from './describe.ts';
export type { Completion } from './policy/complete.ts';
export type { Description } from './policy/describe.ts';

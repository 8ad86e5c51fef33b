/** Policies in, a gateway out: load documents, hand in a host, let it handle requests. */
export { checkPolicy, loadPolicies } from './load.ts';
export type { FileFindings, Loaded, PolicySet, PolicyText } from './load.ts';
export { answered, Gateway } from './gateway.ts';
export type { GatewayRequest, GatewayResponse } from './gateway.ts';
export { MemoryHost, textResponse, UnexpectedRequest } from './host/memory.ts';
export type { Answer } from './host/memory.ts';
export { MemoryCounters } from './host/counters.ts';
export { systemHost } from './host/system.ts';
export type {
  Cache,
  Claim,
  Count,
  Counters,
  Fetch,
  FetchFailure,
  Host,
  IncomingResponse,
  LogEntry,
  MaybePromise,
  OutgoingRequest,
  TraceEntry,
} from './host/host.ts';
export { Exchange } from './exchange/exchange.ts';
export type { BackendEntity, Circumstances } from './exchange/exchange.ts';
export { Headers } from './exchange/headers.ts';
export { Url } from './exchange/url.ts';
export { RequestMessage, ResponseMessage } from './exchange/message.ts';
export type { BodySource } from './exchange/body.ts';
export { readScenario } from './scenario/read.ts';
export { runScenario, runTurns } from './scenario/run.ts';
export { evalExchange } from './scenario/exchange.ts';
export type { Scenario } from './scenario/format.ts';
export type { RunResult } from './scenario/result.ts';
export { policyMessages } from './policy/messages.ts';
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
export { after, outgoing } from './policy/sending.ts';
export { sequence } from './policy/sequence.ts';
export type { Signal, Step } from './policy/step.ts';
export { Answers } from './scenario/answers.ts';
export { runExchange } from './scenario/exchange.ts';
export type { ScenarioTurn } from './scenario/format.ts';
export { resultOf } from './scenario/result.ts';
export type { Observe, ScenarioRun } from './scenario/run.ts';
export { instantOf, ScenarioError } from './scenario/values.ts';

import type { Exchange } from '../exchange/exchange.ts';
import type { FailureDetails, Place } from '../exchange/failure.ts';
import type { Message, RequestMessage, ResponseMessage } from '../exchange/message.ts';
import type { GatewayKind, Section } from './vocabulary.ts';

/** Ends the pipeline: `context.Response` goes to the caller as it is. */
export type Signal = 'respond';

/** A statement, ready to run. It answers at once unless it has to wait for something outside. */
export type Step = (x: Exchange) => void | Signal | Promise<void | Signal>;

/** An attribute or text, ready to read: literal and expression look the same. Throws PolicyFailure. */
export interface Value<T> {
  (x: Exchange): T;
  /** Where it is a literal: what it always is. */
  readonly literal?: T;
}

/** Which messages a statement acts on, decided by where it stands. */
export interface Target {
  readonly message: (x: Exchange) => Message;
  readonly request: (x: Exchange) => RequestMessage;
  readonly response: (x: Exchange) => ResponseMessage;
}

const requestOf = (x: Exchange): RequestMessage => x.request;
const responseOf = (x: Exchange): ResponseMessage => x.ensureResponse();
const draftOf = (x: Exchange): Message => x.draft!;

export const REQUEST: Target = { message: requestOf, request: requestOf, response: responseOf };
export const RESPONSE: Target = { message: responseOf, request: requestOf, response: responseOf };
/** Inside a statement that puts a message together from its children. */
export const DRAFT: Target = {
  message: draftOf,
  request: draftOf as (x: Exchange) => RequestMessage,
  response: draftOf as (x: Exchange) => ResponseMessage,
};

export const targetOf = (section: Section): Target =>
  section === 'inbound' || section === 'backend' ? REQUEST : RESPONSE;

/** What a policy's `compile` is told about the occurrence it compiles. */
export interface Site extends Target {
  readonly place: Place;
  readonly section: Section;
  /** What kind of gateway it runs in: some count, and cache, differently. */
  readonly gateway: GatewayKind;
  /** What `<base />` stands for here. */
  readonly base: Step;
  /** The statements inside, each by itself; those of an `include-fragment` are the fragment's. */
  readonly statements: readonly Step[];
  /** Stops the pipeline and starts on-error. */
  readonly fail: (details: FailureDetails) => never;
  /**
   * Buffers the bodies that this statement's expressions read. Done before the step runs; a step that evaluates after
   * having waited (`retry`) does it again. Undefined where nothing is read.
   */
  readonly prepare: ((x: Exchange) => void | Promise<void>) | undefined;
}

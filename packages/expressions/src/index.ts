export { bindExpression, emitExpression } from './expression.ts';
export type { BoundExpression, Evaluator, BindOptions } from './expression.ts';
/** The bound tree, for those who read expressions without running them. */
export { childrenOf } from './bind/walk.ts';
export type { AnyNode as BoundNode } from './bind/walk.ts';
export { displayName } from './types/type.ts';
export { diag as bindMessages } from './bind/messages.ts';
export { diag as syntaxMessages } from './syntax/messages.ts';
export { renderValue, typeNameOf } from './render.ts';
export { fromScenario } from './scenario-value.ts';
export { parseToken } from './values/json/load.ts';
export { toText } from './values/object.ts';
export { ClrException } from './values/exception.ts';
export { DEFAULT_LIMITS, LimitReached } from './values/run.ts';
export type { Ambient, Limits } from './values/run.ts';
export { CLR } from './values/clr.ts';
/** Certificates for the handshakes of the runtime. */
export { fileInHandshake, sourceInHandshake } from './handshake.ts';
export type { HandshakeCertificate } from './handshake.ts';
export type { Effect } from './types/define.ts';
export type * from './context.ts';
/** .NET itself, for other languages of the house. */
export * as dotnet from './dotnet.ts';

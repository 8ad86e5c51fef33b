/** A gateway process: policies behind Node's own servers, with backends called through undici. */
export { createHandler } from './node/handler.ts';
export type { HandlerOptions, Runnable } from './node/handler.ts';
export { nodeHost } from './host.ts';
export type { NodeHost, NodeHostOptions } from './host.ts';
/** The tokens of `authentication-managed-identity`, from the platform that the process runs on. */
export { platformIdentity } from './identity.ts';
export type { ClientOptions } from './backend/client.ts';
export type { NetworkPolicy } from './network/rules.ts';
/** A server of its own around it. */
export { HEALTH_PATH, startServer } from './serve/server.ts';
export type { GatewayServer, ServerOptions } from './serve/server.ts';
export { tuneForRequests } from './serve/tuning.ts';
export { textLine } from './serve/access-log.ts';
export type { AccessEntry } from './serve/access-log.ts';
/** Limits and caches that several gateways share. */
export { redisStores } from './redis/stores.ts';
export type { RedisOptions, RedisStores } from './redis/stores.ts';

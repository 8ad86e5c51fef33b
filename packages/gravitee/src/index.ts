/** API definitions of Gravitee in, a gateway out: the second system on the exchange, hosts and scenarios of the runtime. */
export { checkGravitee, loadGravitee } from './load.ts';
export type { GraviteeOptions, LoadedGravitee } from './load.ts';
export { GraviteeGateway } from './gateway/gateway.ts';
export { runGraviteeScenario } from './scenario/run.ts';
export { graviteeMessages } from './messages.ts';
export { policies as graviteePolicies } from './policy/catalogue.ts';
export type { PolicyDef as GraviteePolicyDef } from './policy/define.ts';

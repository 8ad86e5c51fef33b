import type { PlaceInService } from '../policy/service.ts';
import type { Scenario, ScenarioOperation } from '../scenario/format.ts';
import type { ServiceApi, ServiceDescription } from './description.ts';
import { knownService } from './known.ts';
import { operationsOf } from './operations.ts';

/**
 * A scenario in a service, and what documents are compared with there. What the scenario leaves out is the service's; of
 * its product, API and operation the ids are enough. Named values whose value the description keeps back are the
 * scenario's to give.
 */
export function scenarioIn(
  service: ServiceDescription,
  scenario: Scenario,
): { readonly scenario: Scenario; readonly inService: PlaceInService } {
  const { api, operation, product } = scenario;
  const place = { product: product?.id ?? null, api: api?.id ?? null, operation: operation?.id ?? null };
  return { scenario: completed(service, scenario), inService: { service: knownService(service), ...place } };
}

function completed(service: ServiceDescription, scenario: Scenario): Scenario {
  const { namedValues = {}, certificates = {}, externalCache, gateway } = service;
  const api = scenario.api?.id === undefined ? undefined : own(service.apis, scenario.api.id);
  const product = scenario.product?.id === undefined ? undefined : own(service.products, scenario.product.id);
  const values = Object.entries(namedValues).flatMap(([name, given]) => {
    const { value, secret = false } = typeof given === 'string' ? { value: given } : given;
    return value === undefined ? [] : [[name, { value, secret }] as const];
  });
  const shown = Object.entries(certificates).flatMap(([id, { pem, key }]) =>
    pem === undefined ? [] : [[id, { pem, ...(key !== undefined && { key }) }] as const],
  );
  return {
    ...(gateway !== undefined && { gateway }),
    ...(externalCache === true && { externalCache: {} }),
    ...(api?.openapi !== undefined && { openapi: api.openapi }),
    ...scenario,
    ...(api !== undefined && { api: { ...api, ...scenario.api } }),
    ...(api !== undefined && scenario.operation && { operation: operationIn(api, scenario.operation) }),
    ...(product?.name !== undefined && { product: { name: product.name, ...scenario.product } }),
    ...merged('namedValues', Object.fromEntries(values), scenario),
    ...merged('certificates', Object.fromEntries(shown), scenario),
    ...merged('fragments', service.fragments ?? {}, scenario),
    ...merged('backends', service.backends ?? {}, scenario),
  };
}

/** Nothing where neither has any: a field that is there, though empty, says something. */
function merged<K extends 'namedValues' | 'certificates' | 'fragments' | 'backends'>(
  field: K,
  given: Scenario[K] & object,
  scenario: Scenario,
): Pick<Scenario, K> | null {
  const all: object = { ...given, ...scenario[field] };
  return Object.keys(all).length === 0 ? null : ({ [field]: all } as Pick<Scenario, K>);
}

function operationIn(api: ServiceApi, { id, ...given }: ScenarioOperation): ScenarioOperation {
  const found = operationsOf(api)?.find((o) => o.id !== null && o.id === id);
  if (found === undefined) return { ...(id !== undefined && { id }), ...given };
  const { method, urlTemplate, name } = found;
  return { method, urlTemplate, ...(name !== null && { name }), ...(id !== undefined && { id }), ...given };
}

const own = <T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, id) ? record[id] : undefined;

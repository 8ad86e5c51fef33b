import { Names, plainThumbprint, type KnownService } from '../policy/service.ts';
import type { ServiceDescription } from './description.ts';
import { operationsOf } from './operations.ts';

const made = new WeakMap<ServiceDescription, KnownService>();

/** A description made ready for look-ups, once for all documents. */
export function knownService(description: ServiceDescription): KnownService {
  let known = made.get(description);
  if (known === undefined) made.set(description, (known = make(description)));
  return known;
}

function make(d: ServiceDescription): KnownService {
  const thumbprints = Object.values(d.certificates ?? {}).map(({ thumbprint }) => thumbprint);
  return {
    namedValues: d.namedValues === undefined ? null : new Set(Object.keys(d.namedValues)),
    backends: namesOf(d.backends, () => null),
    loggers: namesOf(d.loggers, ({ type }) => type ?? null),
    certificates: namesOf(d.certificates, () => null),
    // one that is not told could be the one that is meant
    thumbprints:
      d.certificates === undefined || thumbprints.includes(undefined)
        ? null
        : new Names(thumbprints.map((t) => [plainThumbprint(t!), null])),
    openIdConfigs: d.openIdConfigs === undefined ? null : new Names(d.openIdConfigs.map((url) => [url, null])),
    apis: namesOf(d.apis, (api, id) => ({ id, name: api.name ?? null, operations: operationsOf(api) })),
    products: namesOf(d.products, ({ apis }) => (apis === undefined ? null : new Names(apis.map((id) => [id, null])))),
    externalCache: d.externalCache ?? null,
  };
}

const namesOf = <T, R>(
  record: Readonly<Record<string, T>> | undefined,
  as: (value: T, id: string) => R,
): Names<R> | null =>
  record === undefined ? null : new Names(Object.entries(record).map(([id, value]) => [id, as(value, id)]));

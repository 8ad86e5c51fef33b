import { isPool, serviceOf, type FabricChoice } from '../exchange/backend.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { invalidValue } from '../exchange/failure.ts';
import { Url } from '../exchange/url.ts';
import { attr } from '../policy/attribute.ts';
import { exactlyOneOf, onlyWith, requiredWith } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { daprUrl } from '../policy/shared/dapr.ts';
import { after } from '../policy/sending.ts';
import type { Site, Value } from '../policy/step.ts';

const DAPR = ['dapr-app-id', 'dapr-method', 'dapr-namespace'] as const;

export default definePolicy({
  name: 'set-backend-service',
  title: 'Set backend service',
  category: 'routing',
  purpose: 'Sends this request to another backend than the one the API is configured with.',
  sections: ['inbound', 'backend'],
  disputedSections: ['outbound', 'on-error'],
  attributes: {
    'base-url': attr.string('The base URL of the backend; the path within the API and the query are appended.'),
    'backend-id': attr.string('The id of a backend entity, or dapr.', { refersTo: 'backend' }),
    'sf-resolve-condition': attr.bool('Service Fabric: whether to resolve the service again and repeat the call.'),
    'sf-service-instance-name': attr.string('Service Fabric: the service instance.'),
    'sf-partition-key': attr.string('Service Fabric: the partition.'),
    'sf-replica-type': attr.oneOf(['primary', 'secondary'], 'Service Fabric: the replica.'),
    'sf-listener-name': attr.string('Service Fabric: the listener; the unnamed one without it.'),
    'dapr-app-id': attr.string('Dapr: the target app.'),
    'dapr-method': attr.string('Dapr: the method to invoke.'),
    'dapr-namespace': attr.string('Dapr: the namespace of the app.'),
  },
  constraints: [
    exactlyOneOf('base-url', 'backend-id'),
    ...DAPR.map((name) => onlyWith(name, 'backend-id', 'dapr')),
    requiredWith('dapr-app-id', 'backend-id', 'dapr'),
    requiredWith('dapr-method', 'backend-id', 'dapr'),
  ],
  errors: [{ reason: null, status: 500, when: 'There is no backend entity of this id.' }],
  notes: [
    'After a backend-id only another backend-id takes effect; a base-url does not.',
    'Only forward-request sends anything. Of a pool it takes another member each time it runs, one whose circuit is closed.',
    'A Service Fabric service is looked for each time; the host knows where it is.',
  ],
  examples: [
    '<set-backend-service base-url="https://orders.example.com/v2" />',
    '<set-backend-service backend-id="orders" />',
    '<set-backend-service backend-id="dapr" dapr-app-id="echo" dapr-method="back" dapr-namespace="echo-app" />',
  ],
  compile:
    ({ baseUrl, backendId, daprAppId, daprMethod, daprNamespace, ...sf }, { place, fail, prepare }) =>
    (x) => {
      if (backendId === undefined) {
        if (x.chosen !== null) return;
        const written = baseUrl!(x);
        const url = Url.parse(written);
        if (url === null) throw invalidValue(place, `"${written}" is not an absolute URL.`);
        return x.setBackendUrl(url);
      }
      const id = backendId(x);
      if (id === 'dapr' && daprAppId !== undefined && daprMethod !== undefined) {
        const app = daprNamespace === undefined ? daprAppId(x) : `${daprAppId(x)}.${daprNamespace(x)}`;
        x.request.url = daprUrl(`invoke/${app}/method/${daprMethod(x)}`).withQuery(x.request.url.queryString);
        x.chosen = { id, entity: null };
        x.backend = { id, type: 'Single', azureRegion: null };
        return;
      }
      const entity = x.backends.get(id);
      if (entity === undefined) return fail({ reason: null, message: `Backend with id '${id}' could not be found.` });
      const service = serviceOf(entity);
      x.chosen = { id, entity, ...(service !== null && { fabric: fabricChoice(x, service, sf, prepare) }) };
      x.backend = isPool(entity)
        ? { id, type: 'Pool', azureRegion: null }
        : { id, type: 'Single', azureRegion: entity.azureRegion ?? null };
      if (isPool(entity) || service !== null) return;
      const url = Url.parse(entity.url);
      if (url === null) return fail({ reason: null, message: `Backend '${id}' has no absolute URL.` });
      x.setBackendUrl(url);
    },
});

interface FabricAttributes {
  readonly sfServiceInstanceName: Value<string> | undefined;
  readonly sfPartitionKey: Value<string> | undefined;
  readonly sfReplicaType: Value<'primary' | 'secondary'> | undefined;
  readonly sfListenerName: Value<string> | undefined;
  readonly sfResolveCondition: Value<boolean> | undefined;
}

/** The condition is asked later, with what the call left in the context then. */
const fabricChoice = (x: Exchange, service: string, sf: FabricAttributes, prepare: Site['prepare']): FabricChoice => ({
  service: sf.sfServiceInstanceName?.(x) ?? service,
  ...(sf.sfPartitionKey && { partitionKey: sf.sfPartitionKey(x) }),
  ...(sf.sfReplicaType && { replica: sf.sfReplicaType(x) }),
  ...(sf.sfListenerName && { listener: sf.sfListenerName(x) }),
  again: () => {
    const { sfResolveCondition: condition } = sf;
    return condition === undefined ? false : after(prepare?.(x), () => condition(x));
  },
});

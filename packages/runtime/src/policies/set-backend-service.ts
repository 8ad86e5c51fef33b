import { invalidValue } from '../exchange/failure.ts';
import { Url } from '../exchange/url.ts';
import { attr } from '../policy/attribute.ts';
import { exactlyOneOf, onlyWith } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'set-backend-service',
  title: 'Set backend service',
  category: 'routing',
  purpose: 'Sends this request to another backend than the one the API is configured with.',
  sections: ['inbound', 'backend'],
  disputedSections: ['outbound', 'on-error'],
  attributes: {
    'base-url': attr.string('The base URL of the backend; the path within the API and the query are appended.'),
    'backend-id': attr.string('The id of a backend entity, or dapr.'),
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
    onlyWith('dapr-app-id', 'backend-id', 'dapr'),
    onlyWith('dapr-method', 'backend-id', 'dapr'),
    onlyWith('dapr-namespace', 'backend-id', 'dapr'),
  ],
  notes: [
    'After a backend-id only another backend-id takes effect; a base-url does not.',
    'Only forward-request sends anything.',
  ],
  unsupported: [
    { attribute: 'backend-id', value: 'dapr' },
    { attribute: 'sf-resolve-condition' },
    { attribute: 'sf-service-instance-name' },
    { attribute: 'sf-partition-key' },
    { attribute: 'sf-replica-type' },
    { attribute: 'sf-listener-name' },
  ],
  examples: [
    '<set-backend-service base-url="https://orders.example.com/v2" />',
    '<set-backend-service backend-id="orders" />',
  ],
  compile:
    ({ baseUrl, backendId }, { place, fail }) =>
    (x) => {
      if (backendId !== undefined) {
        const id = backendId(x);
        const entity = x.backends.get(id);
        const url = entity === undefined ? null : Url.parse(entity.url);
        if (url === null) return fail({ reason: null, message: `Backend with id '${id}' could not be found.` });
        x.backend = { id, type: 'Single', azureRegion: null };
        x.backendChosen = true;
        x.setBackendUrl(url);
      } else if (!x.backendChosen) {
        const written = baseUrl!(x);
        const url = Url.parse(written);
        if (url === null) throw invalidValue(place, `"${written}" is not an absolute URL.`);
        x.setBackendUrl(url);
      }
    },
});

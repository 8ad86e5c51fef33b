import { attr, text } from '../policy/attribute.ts';
import { atLeastOneOf, doubtful } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'ip-filter',
  title: 'Restrict caller IPs',
  category: 'authentication',
  purpose: 'Lets callers through, or refuses them, by their IP address.',
  sections: ['inbound'],
  attributes: {
    action: attr.oneOf(['allow', 'forbid'], 'allow: only these addresses; forbid: all but these.', {
      required: 'disputed',
    }),
  },
  elements: {
    address: child.many('One address.', { text: text.string('The address.') }),
    'address-range': child.many('Addresses from one to another, both included.', {
      attributes: {
        from: attr.string('The first address.', { required: true }),
        to: attr.string('The last address.', { required: true }),
      },
    }),
  },
  constraints: [doubtful(atLeastOneOf('address', 'address-range'))],
  errors: [
    { reason: 'FailedToParseCallerIP', status: 403, when: 'The address of the caller is not known.' },
    { reason: 'CallerIpNotAllowed', status: 403, when: 'The action is allow, and the address is not listed.' },
    { reason: 'CallerIpBlocked', status: 403, when: 'The action is forbid, and the address is listed.' },
  ],
  examples: ['<ip-filter action="allow"><address>203.0.113.9</address></ip-filter>'],
});

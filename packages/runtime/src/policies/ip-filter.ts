import { attr, text } from '../policy/attribute.ts';
import { atLeastOneOf, doubtful } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { ipNumber, isIPv4 } from '../policy/ip-address.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Value } from '../policy/step.ts';

const IP = { name: 'an IP address', accepts: (text: string) => ipNumber(text) !== null };

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
    address: child.many('One address.', { text: text.string('The address.', { required: true, form: IP }) }),
    'address-range': child.many('Addresses from one to another, both included.', {
      attributes: {
        from: attr.string('The first address.', { required: true, form: IP }),
        to: attr.string('The last address.', { required: true, form: IP }),
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
  notes: [
    'Addresses of both versions; an IPv4 address in the form of an IPv6 one counts as the IPv4 address.',
    'The caller reads Forbidden; which check failed is in LastError.',
  ],
  compile: ({ action, address, addressRange }, { fail }) => {
    const ranges = [
      ...address.map((a) => [addressOf(a.text), null] as const),
      ...addressRange.map((r) => [addressOf(r.from), addressOf(r.to)] as const),
    ];
    return (x) => {
      const refuse = (reason: string, message: string): never => fail({ reason, message, status: 403 });
      const caller = ipNumber(x.request.ipAddress ?? '');
      if (caller === null)
        return refuse('FailedToParseCallerIP', 'Failed to establish IP address for the caller. Access denied.');
      const listed = ranges.some(([first, last]) => {
        const from = first(x);
        return isIPv4(from) === isIPv4(caller) && from <= caller && caller <= (last?.(x) ?? from);
      });
      if (action?.(x) === 'forbid') {
        if (listed) return refuse('CallerIpBlocked', 'Caller IP address is blocked. Access denied.');
      } else if (!listed)
        return refuse('CallerIpNotAllowed', `Caller IP address ${x.request.ipAddress} is not allowed. Access denied.`);
    };
  },
});

/** A literal is read once. The form of the attribute lets nothing through that is no address. */
function addressOf(value: Value<string>): Value<bigint> {
  if (value.literal === undefined) return (x: Exchange) => ipNumber(value(x))!;
  const address = ipNumber(value.literal)!;
  return () => address;
}

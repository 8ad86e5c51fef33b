import type { Exchange } from '../exchange/exchange.ts';
import { decodeStrictUtf8 } from '../exchange/text.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { after } from '../policy/sending.ts';

export default definePolicy({
  name: 'redirect-content-urls',
  title: 'Mask URLs in content',
  category: 'transformation',
  purpose: 'Turns links to the backend in a body into links to the gateway.',
  sections: ['inbound', 'outbound'],
  constraints: [doubtful(oncePerSection)],
  notes: [
    'In inbound the other way round, in the body of the request. Headers stay as they are, Location too.',
    'Every body that is UTF-8 is looked through; slashes may be escaped as in JSON.',
  ],
  examples: ['<redirect-content-urls />'],
  compile:
    (_, { message, section }) =>
    (x) => {
      const target = message(x);
      return after(target.body?.buffer(), () => {
        const bytes = target.body?.outgoing();
        const text = bytes instanceof Uint8Array ? decodeStrictUtf8(bytes) : null;
        if (text === null) return;
        const [from, to] = section === 'inbound' ? [gatewayBase(x), backendBase(x)] : [backendBase(x), gatewayBase(x)];
        const changed = replaceUrl(replaceUrl(text, from, to), jsonEscaped(from), jsonEscaped(to));
        if (changed !== text) target.setBody(changed);
      });
    },
});

/** Where the API is at the gateway, and at the backend; without a slash at the end. */
const gatewayBase = ({ request, api }: Exchange): string =>
  `${request.originalUrl.origin}/${api?.path ?? ''}`.replace(/\/+$/, '');

function backendBase({ request, operationPath }: Exchange): string {
  const { origin, path } = request.url;
  return `${origin}${path.slice(0, path.length - operationPath.length)}`.replace(/\/+$/, '');
}

const jsonEscaped = (url: string): string => url.replaceAll('/', '\\/');

/** Not where the text goes on with more of a host's name, a port or a path segment. */
const replaceUrl = (text: string, from: string, to: string): string =>
  text.replace(new RegExp(`${from.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?!\\.?[\\w~%-]|:\\d|@)`, 'g'), () => to);

import { Url } from '../exchange/url.ts';
import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'proxy',
  title: 'Set HTTP proxy',
  category: 'routing',
  purpose: 'Sends the request to the backend through an HTTP proxy.',
  sections: ['inbound'],
  attributes: {
    url: attr.string('The proxy: http://host:port; there is no https to a proxy.', {
      required: true,
      form: { name: 'an http URL', accepts: (text: string) => Url.parse(text)?.scheme === 'http' },
    }),
    username: attr.string('The user name at the proxy.'),
    password: attr.string('The password; better a named value.'),
  },
  notes: ['Inside send-request and send-one-way-request it is for that request alone.'],
  examples: ['<proxy url="http://192.168.1.1:8080" username="{{proxy-user}}" password="{{proxy-password}}" />'],
  compile:
    ({ url, username, password }, { request }) =>
    (x) => {
      request(x).proxy = { url: url(x), username: username?.(x) ?? null, password: password?.(x) ?? null };
    },
});

import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'proxy',
  title: 'Set HTTP proxy',
  category: 'routing',
  purpose: 'Sends the request to the backend through an HTTP proxy.',
  sections: ['inbound'],
  attributes: {
    url: attr.string('The proxy: http://host:port.', { required: true }),
    username: attr.string('The user name at the proxy.'),
    password: attr.string('The password; better a named value.'),
  },
  examples: ['<proxy url="http://192.168.1.1:8080" username="{{proxy-user}}" password="{{proxy-password}}" />'],
});

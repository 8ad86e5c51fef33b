import { text } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'set-method',
  title: 'Set request method',
  category: 'transformation',
  purpose: 'Replaces the HTTP method of the request.',
  sections: ['inbound', 'on-error'],
  disputedSections: ['backend', 'outbound'],
  text: text.string('The method.', { required: true }),
  examples: ['<set-method>POST</set-method>'],
  compile:
    ({ text: method }, { request }) =>
    (x) => {
      request(x).method = method(x);
    },
});

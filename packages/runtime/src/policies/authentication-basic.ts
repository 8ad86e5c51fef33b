import { base64 } from '../exchange/text.ts';
import { attr } from '../policy/attribute.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'authentication-basic',
  title: 'Authenticate with Basic',
  category: 'authentication',
  purpose: 'Signs in at the backend with a user name and password.',
  sections: ['inbound'],
  attributes: {
    username: attr.string('The user name.', { required: true }),
    password: attr.string('The password; better a named value.', { required: true }),
  },
  constraints: [doubtful(oncePerSection)],
  examples: ['<authentication-basic username="svc" password="{{svc-password}}" />'],
  compile:
    ({ username, password }, { request }) =>
    (x) => {
      request(x).headers.set('Authorization', [`Basic ${base64(`${username(x)}:${password(x)}`)}`]);
    },
});

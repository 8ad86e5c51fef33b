import { attr } from '../policy/attribute.ts';
import { exactlyOneOf, onlyWith } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'authentication-certificate',
  title: 'Authenticate with client certificate',
  category: 'authentication',
  purpose: 'Signs in at the backend with a client certificate.',
  sections: ['inbound'],
  attributes: {
    thumbprint: attr.string('The thumbprint of an installed certificate; changes when the certificate is renewed.'),
    'certificate-id': attr.string('The id of an installed certificate.'),
    body: attr.any('The bytes of a certificate that is not installed.'),
    password: attr.string('The password of these bytes.'),
  },
  constraints: [exactlyOneOf('thumbprint', 'certificate-id', 'body'), onlyWith('password', 'body')],
  examples: ['<authentication-certificate certificate-id="backend-cert" />'],
});

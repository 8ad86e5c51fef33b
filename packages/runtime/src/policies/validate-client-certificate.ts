import { attr, text } from '../policy/attribute.ts';
import { atLeastOneOf, atMostOneOf, doubtful } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';

const IDENTITY = {
  thumbprint: attr.string('Its thumbprint.'),
  'serial-number': attr.string('Its serial number.'),
  'common-name': attr.string('The common name of its subject.'),
  subject: attr.string('Its subject.'),
  'dns-name': attr.string('A DNS name of its subject.'),
  'issuer-subject': attr.string('The subject of its issuer.'),
  'issuer-thumbprint': attr.string('The thumbprint of its issuer.'),
  'issuer-certificate-id': attr.string('The installed certificate of its issuer.', { refersTo: 'certificate' }),
} as const;

export default definePolicy({
  name: 'validate-client-certificate',
  title: 'Validate client certificate',
  category: 'authentication',
  purpose: 'Lets a request through only with a client certificate that is valid and known.',
  sections: ['inbound'],
  attributes: {
    'validate-revocation': attr.bool('Whether the list of revoked certificates is asked.', {
      default: true,
      expressions: 'forbidden',
    }),
    'validate-trust': attr.bool('Whether a trusted authority must have signed it.', {
      default: true,
      expressions: 'forbidden',
    }),
    'validate-not-before': attr.bool('Whether it must have begun to be valid.', {
      default: true,
      expressions: 'forbidden',
    }),
    'validate-not-after': attr.bool('Whether it must not have expired.', { default: true, expressions: 'forbidden' }),
    'ignore-error': attr.bool('Whether to go on all the same.', { default: false, expressions: 'forbidden' }),
  },
  elements: {
    identities: child.optional('The certificates that are known.', {
      elements: {
        identity: child.many('One certificate; all that is said of it must match.', {
          min: 1,
          max: 10,
          attributes: IDENTITY,
          text: text.string('In the schema only.'),
          constraints: [
            atMostOneOf('issuer-certificate-id', 'issuer-subject'),
            atMostOneOf('issuer-certificate-id', 'issuer-thumbprint'),
            doubtful(atLeastOneOf(...Object.keys(IDENTITY))),
          ],
        }),
      },
    }),
  },
  errors: [{ reason: null, status: null, when: 'The certificate is not accepted, and ignore-error is false.' }],
  examples: [
    `<validate-client-certificate>
  <identities><identity common-name="client.example.com" /></identities>
</validate-client-certificate>`,
  ],
});

import type { Exchange } from '../exchange/exchange.ts';
import { attr } from '../policy/attribute.ts';
import {
  certificateById,
  certificateByThumbprint,
  certificateOfFile,
  type Found,
} from '../policy/client-certificate.ts';
import { exactlyOneOf, onlyWith } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'authentication-certificate',
  title: 'Authenticate with client certificate',
  category: 'authentication',
  purpose: 'Signs in at the backend with a client certificate.',
  sections: ['inbound'],
  attributes: {
    thumbprint: attr.string('The thumbprint of an installed certificate; changes when the certificate is renewed.', {
      refersTo: 'thumbprint',
    }),
    'certificate-id': attr.string('The id of an installed certificate.', { refersTo: 'certificate' }),
    body: attr.any('The bytes of a certificate that is not installed.'),
    password: attr.string('The password of these bytes.'),
  },
  constraints: [exactlyOneOf('thumbprint', 'certificate-id', 'body'), onlyWith('password', 'body')],
  errors: [{ reason: null, status: 500, when: 'There is no such certificate, or its bytes cannot be read.' }],
  notes: [
    'Certificates are found among those of context.Deployment.Certificates.',
    'In send-request and send-one-way-request it is for that request alone.',
  ],
  examples: ['<authentication-certificate certificate-id="backend-cert" />'],
  compile:
    ({ thumbprint, certificateId, body, password }, { request, fail }) =>
    (x) => {
      const found =
        thumbprint !== undefined
          ? certificateByThumbprint(x, thumbprint(x))
          : certificateId !== undefined
            ? certificateById(x, certificateId(x))
            : certificateOf(x, body!(x), password?.(x) ?? null);
      if ('error' in found) return fail({ reason: null, message: found.error });
      request(x).clientCertificate = found;
    },
});

const certificateOf = (x: Exchange, body: unknown, password: string | null): Found =>
  body instanceof Uint8Array
    ? certificateOfFile(x, body, password)
    : { error: 'The body of a certificate is a byte[].' };

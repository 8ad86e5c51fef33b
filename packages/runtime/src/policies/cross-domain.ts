import { attr } from '../policy/attribute.ts';
import { child, definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'cross-domain',
  title: 'Allow cross-domain calls',
  category: 'cross-domain',
  purpose: 'Answers requests for the cross-domain policy file of Flash and Silverlight.',
  sections: ['inbound'],
  scopes: ['global'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  elements: {
    'cross-domain-policy': child.optional("The file, in Adobe's format.", {
      elements: {
        'site-control': child.optional('Which files count.', {
          attributes: {
            'permitted-cross-domain-policies': attr.oneOf(['all', 'by-content-type', 'master-only', 'none'], 'Which.', {
              required: true,
            }),
          },
        }),
        'allow-access-from': child.many('A host that may call.', {
          attributes: {
            domain: attr.string('* or a host.', { required: true }),
            secure: attr.bool('Whether only over HTTPS.', { default: true }),
          },
        }),
        'allow-http-request-headers-from': child.many('A host that may send headers.', {
          attributes: {
            domain: attr.string('* or a host.', { required: true }),
            headers: attr.string('* or names with commas between them.', { required: true }),
            secure: attr.bool('Whether only over HTTPS.', { default: true }),
          },
        }),
      },
    }),
  },
  examples: [
    `<cross-domain>
  <cross-domain-policy><allow-http-request-headers-from domain="*" headers="*" /></cross-domain-policy>
</cross-domain>`,
  ],
});

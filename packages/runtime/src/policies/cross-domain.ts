import { Headers } from '../exchange/headers.ts';
import { ResponseMessage } from '../exchange/message.ts';
import { encodeUtf8 } from '../exchange/text.ts';
import { attr } from '../policy/attribute.ts';
import { doubtful, order } from '../policy/constraint.ts';
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
      constraints: [
        doubtful(order('site-control', 'allow-access-from')),
        doubtful(order('site-control', 'allow-http-request-headers-from')),
      ],
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
  notes: ['The file is served where clients look for it: GET /crossdomain.xml at the host of the gateway.'],
  examples: [
    `<cross-domain>
  <cross-domain-policy><allow-http-request-headers-from domain="*" headers="*" /></cross-domain-policy>
</cross-domain>`,
  ],
  compile:
    ({ crossDomainPolicy: policy }) =>
    (x) => {
      if (x.request.originalUrl.path !== '/crossdomain.xml' || !/^(GET|HEAD)$/i.test(x.request.method)) return;
      const lines: string[] = [];
      if (policy?.siteControl !== undefined) {
        const permitted = policy.siteControl.permittedCrossDomainPolicies(x);
        lines.push(tag('site-control', { 'permitted-cross-domain-policies': permitted }));
      }
      for (const { domain, secure } of policy?.allowAccessFrom ?? [])
        lines.push(tag('allow-access-from', { domain: domain(x), secure: String(secure(x)) }));
      for (const { domain, headers, secure } of policy?.allowHttpRequestHeadersFrom ?? [])
        lines.push(
          tag('allow-http-request-headers-from', {
            domain: domain(x),
            headers: headers(x),
            secure: String(secure(x)),
          }),
        );
      x.response = new ResponseMessage({
        status: 200,
        headers: Headers.from([['Content-Type', 'text/x-cross-domain-policy']]),
        body: encodeUtf8(`<cross-domain-policy>${lines.join('')}</cross-domain-policy>`),
      });
      return 'respond';
    },
});

const tag = (name: string, attributes: Readonly<Record<string, string>>): string =>
  `<${name}${Object.entries(attributes)
    .map(([attribute, value]) => ` ${attribute}="${escape(value)}"`)
    .join('')} />`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

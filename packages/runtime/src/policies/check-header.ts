import { attr, text } from '../policy/attribute.ts';
import { doubtful, literalForm } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { HEADER_NAME } from '../policy/header-rules.ts';

export default definePolicy({
  name: 'check-header',
  title: 'Check HTTP header',
  category: 'authentication',
  purpose: 'Lets a request through only where it has a header, and, if values are listed, one of these values.',
  sections: ['inbound'],
  disputedSections: ['outbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  attributes: {
    name: attr.string('The header to look for.', { required: true }),
    'failed-check-httpcode': attr.int('The status of the answer to a request that fails the check.', {
      required: true,
    }),
    'failed-check-error-message': attr.string('The message in its body.', { required: 'disputed' }),
    'ignore-case': attr.bool('Whether letter case of the value does not matter.', { required: 'disputed' }),
  },
  elements: {
    value: child.many('An accepted value; one match is enough. Without any, the header only has to be there.', {
      text: text.string('The value.'),
    }),
  },
  constraints: [doubtful(literalForm('name', HEADER_NAME))],
  errors: [
    { reason: 'HeaderNotFound', status: null, when: 'The request lacks the header, or it is empty.' },
    { reason: 'HeaderValueNotAllowed', status: null, when: 'The value is none of those listed.' },
  ],
  notes: ['A header that is there several times is compared as one line, joined with commas.'],
  examples: [
    `<check-header name="X-Key" failed-check-httpcode="401" failed-check-error-message="Not authorized" ignore-case="false">
  <value>abc</value>
</check-header>`,
  ],
  compile:
    ({ name, failedCheckHttpcode, failedCheckErrorMessage, ignoreCase, value }, { fail }) =>
    (x) => {
      const header = name(x);
      const found = x.request.headers.line(header);
      const refuse = (reason: string, message: string): never => {
        const publicMessage = failedCheckErrorMessage?.(x) ?? message;
        return fail({ reason, message, publicMessage, status: failedCheckHttpcode(x) });
      };
      if (found === null || found === '')
        return refuse('HeaderNotFound', `Header ${header} was not found in the request. Access denied.`);
      if (value.length === 0) return;
      const fold = (s: string): string => (ignoreCase?.(x) ? s.toLowerCase() : s);
      const actual = fold(found);
      if (!value.some((v) => fold(v.text(x)) === actual))
        return refuse('HeaderValueNotAllowed', `Header ${header} value of ${found} is not allowed. Access denied.`);
    },
});

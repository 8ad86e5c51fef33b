import { invalidValue } from '../exchange/failure.ts';
import { attr } from '../policy/attribute.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { CONTROL } from '../policy/header-rules.ts';
import { reasonPhrase } from '../exchange/status.ts';

export default definePolicy({
  name: 'set-status',
  title: 'Set status code',
  category: 'transformation',
  purpose: 'Sets the status code and reason phrase of the response.',
  sections: EVERYWHERE,
  attributes: {
    code: attr.int('The status code.', { required: true, min: 1, max: 999 }),
    // The reference requires it; the schema does not, and one public policy in five leaves it out.
    reason: attr.string('The reason phrase; the standard one of the code where it is left out.', { empty: true }),
  },
  examples: ['<set-status code="401" reason="Unauthorized" />'],
  compile:
    ({ code, reason }, { response, place }) =>
    (x) => {
      const status = code(x);
      const phrase = reason?.(x) ?? reasonPhrase(status);
      // neither can be sent
      if (status < 200) throw invalidValue(place, `A response cannot have the status ${status}.`);
      if (CONTROL.test(phrase)) throw invalidValue(place, 'The reason phrase must not contain control characters.');
      const message = response(x);
      message.statusCode = status;
      message.statusReason = phrase;
    },
});

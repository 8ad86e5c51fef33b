import { ResponseMessage } from '../exchange/message.ts';
import { attr } from '../policy/attribute.ts';
import { once, order } from '../policy/constraint.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'return-response',
  title: 'Return response',
  category: 'transformation',
  purpose: 'Ends the pipeline and answers the caller at once.',
  sections: EVERYWHERE,
  attributes: {
    'response-variable-name': attr.string(
      'The variable that holds the response to start from; an empty 200 OK without it.',
      {
        expressions: 'forbidden',
      },
    ),
  },
  policies: ['set-status', 'set-header', 'set-body'],
  constraints: [order('set-status', 'set-header', 'set-body'), once('set-status', 'set-body')],
  notes: ['With a variable and statements, the statements change a copy of the response in the variable.'],
  drafts: true,
  examples: [
    `<return-response>
  <set-status code="401" reason="Unauthorized" />
  <set-header name="WWW-Authenticate"><value>Bearer error="invalid_token"</value></set-header>
</return-response>`,
    '<return-response />',
  ],
  compile:
    ({ responseVariableName, policies }) =>
    (x) => {
      const held = responseVariableName === undefined ? undefined : x.variables.get(responseVariableName);
      const draft = held instanceof ResponseMessage ? held.clone() : new ResponseMessage({ status: 200 });
      x.draft = draft;
      void policies(x);
      x.draft = null;
      x.response = draft;
      return 'respond';
    },
});

import { ResponseMessage } from '../exchange/message.ts';
import { attr, text } from '../policy/attribute.ts';
import { doubtful, literalForm, requiredUnless } from '../policy/constraint.ts';
import { child, definePolicy, EVERYWHERE } from '../policy/define.ts';
import { changeValues, EXISTS_ACTIONS } from '../policy/exists-action.ts';
import { CHANGEABLE_HEADER, checkHeader } from '../policy/header-rules.ts';

export default definePolicy({
  name: 'set-header',
  title: 'Set header',
  category: 'transformation',
  purpose: 'Adds, replaces, extends or removes a header of the current message.',
  sections: EVERYWHERE,
  attributes: {
    name: attr.string('The name of the header.', { required: true }),
    'exists-action': attr.oneOf(EXISTS_ACTIONS, 'What to do where the message has the header already.', {
      default: 'override',
    }),
  },
  elements: {
    value: child.many('One value of the header.', { text: text.string('The value.') }),
  },
  constraints: [requiredUnless('value', 'exists-action', 'delete'), doubtful(literalForm('name', CHANGEABLE_HEADER))],
  notes: [
    'Connection, Content-Length, Keep-Alive and Transfer-Encoding cannot be changed, and Server stays in a response.',
    'In inbound and backend it changes the request to the backend, in outbound and on-error the response to the caller.',
    'Several values become one comma-separated line, except for headers whose values may hold commas, such as Set-Cookie.',
  ],
  examples: [
    '<set-header name="X-Region" exists-action="override"><value>@(context.Deployment.Region)</value></set-header>',
    '<set-header name="X-Powered-By" exists-action="delete" />',
  ],
  compile:
    ({ name, existsAction, value }, { message, place }) =>
    (x) => {
      const header = name(x);
      const action = existsAction(x);
      const values = action === 'delete' ? [] : value.map((v) => v.text(x));
      checkHeader(header, values, place);
      const target = message(x);
      if (action === 'delete' && target instanceof ResponseMessage && header.toLowerCase() === 'server') return;
      changeValues(target.headers, header, action, values);
    },
});

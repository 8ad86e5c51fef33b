import { joinQuery, queryPart, splitQuery, type QueryPart } from '../exchange/url.ts';
import { attr, text } from '../policy/attribute.ts';
import { requiredUnless } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { EXISTS_ACTIONS, type ExistsAction } from '../policy/exists-action.ts';

export default definePolicy({
  name: 'set-query-parameter',
  title: 'Set query parameter',
  category: 'transformation',
  purpose: 'Adds, replaces, extends or removes a parameter in the query of the request to the backend.',
  sections: ['inbound', 'backend'],
  disputedSections: ['outbound', 'on-error'],
  attributes: {
    name: attr.string('The name of the parameter.', { required: true }),
    'exists-action': attr.oneOf(EXISTS_ACTIONS, 'What to do where the query has the parameter already.', {
      default: 'override',
    }),
  },
  elements: {
    value: child.many('One value; several give the parameter several times.', {
      text: text.string('The value, not encoded.'),
    }),
  },
  constraints: [requiredUnless('value', 'exists-action', 'delete')],
  examples: [
    '<set-query-parameter name="api-version" exists-action="skip"><value>2024-01-01</value></set-query-parameter>',
  ],
  compile:
    ({ name, existsAction, value }, { request }) =>
    (x) => {
      const message = request(x);
      const parameter = name(x);
      const added = value.map((v) => queryPart(parameter, v.text(x)));
      const parts = change(splitQuery(message.url.queryString), parameter, existsAction(x), added);
      message.url = message.url.withQuery(joinQuery(parts));
    },
});

/** The other parameters keep their place and their encoding. */
function change(parts: QueryPart[], name: string, action: ExistsAction, added: readonly QueryPart[]): QueryPart[] {
  const isIt = (p: QueryPart): boolean => p.name.toLowerCase() === name.toLowerCase();
  switch (action) {
    case 'override': {
      const first = parts.findIndex(isIt);
      const rest = parts.filter((p) => !isIt(p));
      rest.splice(first < 0 ? rest.length : first, 0, ...added);
      return rest;
    }
    case 'skip':
      return parts.some(isIt) ? parts : [...parts, ...added];
    case 'append':
      return [...parts, ...added];
    case 'delete':
      return parts.filter((p) => !isIt(p));
  }
}

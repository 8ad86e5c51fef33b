import { escapeData, joinQuery, splitQuery } from '../exchange/url.ts';
import { invalidValue } from '../exchange/failure.ts';
import { attr } from '../policy/attribute.ts';
import { literalForm } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

const isUnmixed = (template: string): boolean => !/@[({]/.test(template);

export default definePolicy({
  name: 'rewrite-uri',
  title: 'Rewrite URL',
  category: 'transformation',
  purpose: 'Turns the path and query that the caller used into those that the backend expects.',
  sections: ['inbound'],
  attributes: {
    template: attr.string("The path, and query if any, with {parameters} of the operation's URL template.", {
      required: true,
      empty: false,
      refersTo: 'url-template',
    }),
    'copy-unmatched-params': attr.bool(
      "Whether query parameters that the operation's URL template does not name are added.",
      {
        default: true,
      },
    ),
  },
  constraints: [literalForm('template', { name: 'text, or one expression as a whole', accepts: isUnmixed })],
  notes: ['The result is relative to the URL of the backend. context.Request.OriginalUrl keeps what the caller sent.'],
  examples: ['<rewrite-uri template="/v2/stores/{storenumber}?order={ordernumber}" copy-unmatched-params="false" />'],
  compile:
    ({ template, copyUnmatchedParams }, { place }) =>
    (x) => {
      const written = template(x);
      if (written === '') throw invalidValue(place, 'The template field is required.');
      const filled = written.replace(/\{([^{}?]+)\}/g, (_, name: string) => {
        const value = x.request.matchedParameters.get(name.replace(/^\*/, ''));
        if (value === undefined)
          throw invalidValue(
            place,
            `The rewrite template uses {${name}}, which the URL template of the operation does not have.`,
          );
        return encodeOnce(value);
      });
      const at = filled.indexOf('?');
      const path = at < 0 ? filled : filled.slice(0, at);
      const query = splitQuery(at < 0 ? '' : filled.slice(at + 1));
      if (copyUnmatchedParams(x)) {
        const taken = new Set([...query, ...namedIn(x.operation?.urlTemplate ?? '')].map((p) => p.name.toLowerCase()));
        query.push(...splitQuery(x.request.url.queryString).filter((p) => !taken.has(p.name.toLowerCase())));
      }
      x.setOperationPath(path.startsWith('/') ? path : `/${path}`, joinQuery(query));
    },
});

/** The query parameters that a URL template names: `/get?a={b}` names `a`. */
const namedIn = (urlTemplate: string): { readonly name: string }[] =>
  urlTemplate.includes('?') ? splitQuery(urlTemplate.slice(urlTemplate.indexOf('?') + 1)) : [];

/** A parameter's value may hold slashes and percent-encoding that the caller sent. */
const encodeOnce = (value: string): string =>
  value
    .split('/')
    .map((part) => (/%[0-9A-Fa-f]{2}/.test(part) ? part : escapeData(part)))
    .join('/');

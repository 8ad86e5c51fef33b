import { encodeUtf8 } from '../exchange/text.ts';
import { attr } from '../policy/attribute.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { hasFormat } from '../policy/media-type.ts';
import { after } from '../policy/sending.ts';

export default definePolicy({
  name: 'jsonp',
  title: 'JSONP',
  category: 'cross-domain',
  purpose: 'Wraps a JSON response in a call of a JavaScript function that the caller names.',
  sections: ['outbound'],
  attributes: {
    'callback-parameter-name': attr.string('The query parameter that holds the name of the function.', {
      required: true,
    }),
  },
  constraints: [doubtful(oncePerSection)],
  errors: [{ reason: 'CallbackParameterInvalid', status: null, when: 'The name is no JavaScript identifier.' }],
  notes: [
    'The body becomes name(body); and its Content-Type application/javascript; a response of another type is left as it is.',
    'The parameter is looked for in the URL as the caller wrote it.',
  ],
  examples: ['<jsonp callback-parameter-name="cb" />'],
  compile:
    ({ callbackParameterName }, { response: responseOf, fail }) =>
    (x) => {
      const parameter = callbackParameterName(x);
      const name = x.request.originalUrl.query.get(parameter)?.[0];
      const response = responseOf(x);
      if (name === undefined || (response.headers.has('content-type') && !hasFormat(response.headers, 'json'))) return;
      if (!isIdentifier(name)) {
        const message = `Value of callback parameter ${parameter} is not a valid JavaScript identifier.`;
        return fail({ reason: 'CallbackParameterInvalid', message, publicMessage: message, status: 400 });
      }
      return after(response.body?.buffer(), () => {
        const json = response.body?.outgoing();
        if (!(json instanceof Uint8Array) || json.length === 0) return;
        response.setBody(joined(encodeUtf8(`${name}(`), json, encodeUtf8(');')));
        const parameters = /;.*/s.exec(response.headers.line('content-type') ?? '')?.[0] ?? '';
        response.headers.set('Content-Type', [`application/javascript${parameters}`]);
      });
    },
});

/** A path of identifiers, as libraries make for their callbacks: `app.callbacks.f1`. */
const isIdentifier = (name: string): boolean =>
  /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u.test(name);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

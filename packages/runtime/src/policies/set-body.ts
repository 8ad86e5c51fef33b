import type { Message } from '../exchange/message.ts';
import { attr, text } from '../policy/attribute.ts';
import { onlyWith } from '../policy/constraint.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { toText } from '../policy/expression.ts';
import { emitTemplate } from '../policy/liquid-body.ts';
import { after } from '../policy/sending.ts';

export default definePolicy({
  name: 'set-body',
  title: 'Set body',
  category: 'transformation',
  purpose: 'Replaces the body of the current message.',
  sections: EVERYWHERE,
  attributes: {
    template: attr.oneOf(
      ['liquid', 'none'],
      'liquid: the text is a Liquid template. none is the same as leaving it out.',
      {
        expressions: 'forbidden',
      },
    ),
    'xsi-nil': attr.oneOf(['blank', 'null'], 'What a Liquid template sees for an XML element marked xsi:nil.', {
      default: 'blank',
      expressions: 'forbidden',
    }),
    'parse-date': attr.bool('Whether a Liquid template sees texts that look like dates as dates.', {
      default: true,
      expressions: 'forbidden',
    }),
    'html-decode-expression': attr.bool('In the schema only; its meaning is not published.', {
      expressions: 'forbidden',
    }),
  },
  text: text.markup(
    'The body: literal text, literal XML, an expression that gives text or bytes, or a Liquid template.',
  ),
  constraints: [onlyWith('xsi-nil', 'template', 'liquid'), onlyWith('parse-date', 'template', 'liquid')].map((c) => ({
    ...c,
    doubt: true,
  })),
  notes: [
    'In inbound and backend it changes the request, in outbound and on-error the response.',
    'A Liquid template sees that body as body, JSON or XML by its Content-Type, and the documented part of context.',
    'The Content-Type stays, except that its charset becomes utf-8; another media type needs a set-header of its own.',
  ],
  examples: [
    '<set-body>@(context.Request.Body.As<string>(true).ToUpper())</set-body>',
    '<set-body template="liquid">{ "id": "{{body.order.id}}" }</set-body>',
    '<set-body><order xmlns="urn:orders"><id>7</id></order></set-body>',
  ],
  compile: ({ template, text: content, xsiNil, parseDate }, site) => {
    const { message } = site;
    if (template === 'liquid') {
      const render = emitTemplate(toText(content.literal), { nil: xsiNil, dates: parseDate }, site);
      return (x) => {
        const target = message(x);
        return after(render(x, target), (text) => setBody(target, text));
      };
    }
    return (x) => {
      const value = content(x);
      setBody(message(x), value instanceof Uint8Array ? value : toText(value));
    };
  },
});

function setBody(target: Message, content: Uint8Array | string): void {
  target.setBody(content);
  nameUtf8(target);
}

/** The new text is written in UTF-8, whatever coding the old one had. */
function nameUtf8({ headers }: Message): void {
  const type = headers.line('content-type');
  if (type === null) return;
  const named = type.replace(/(;\s*charset\s*=\s*)("[^"]*"|[^;\s]+)/i, (all, before: string, charset: string) =>
    /^"?utf-?8"?$/i.test(charset) ? all : `${before}utf-8`,
  );
  if (named !== type) headers.set('Content-Type', [named]);
}

import { invalidValue } from '../exchange/failure.ts';
import type { LogEntry } from '../host/host.ts';
import { attr, text } from '../policy/attribute.ts';
import { doubtful, exactlyOneOf, order } from '../policy/constraint.ts';
import { child, definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'trace',
  title: 'Trace',
  category: 'logging',
  purpose: 'Writes a message of your own to the trace of the request, to Application Insights and to resource logs.',
  sections: EVERYWHERE,
  attributes: {
    source: attr.string('Where the message comes from, in your own words.', {
      required: true,
      expressions: 'disputed',
    }),
    severity: attr.oneOf(['verbose', 'information', 'error'], 'How much it matters.', {
      default: 'verbose',
      expressions: 'forbidden',
    }),
  },
  elements: {
    message: child.optional('The message.', { text: text.string('The message.') }),
    metadata: child.many('A property of the message in Application Insights.', {
      attributes: {
        name: attr.string('Its name.', { required: true }),
        value: attr.string('Its value; an empty one is refused at run time.', { required: true }),
      },
    }),
  },
  text: text.string('The message, where there is no message element.'),
  constraints: [exactlyOneOf('message', 'text'), doubtful(order('message', 'metadata'))],
  notes: ['Never changes a message.'],
  examples: [
    `<trace source="orders" severity="information">
  <message>@(context.Operation.Id)</message>
  <metadata name="Operation" value="New-Order" />
</trace>`,
  ],
  compile:
    ({ source, severity, message, metadata, text: direct }, { place }) =>
    (x) => {
      const written = (message?.text ?? direct)(x);
      const properties = metadata.map((m) => ({ name: m.name(x), value: m.value(x) }));
      if (properties.some((p) => p.value === '')) throw invalidValue(place, 'The value field is required.');
      const entry: LogEntry = { source: source(x), severity, message: written, metadata: properties };
      x.log(entry);
    },
});

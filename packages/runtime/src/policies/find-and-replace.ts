import { encodeUtf8 } from '../exchange/text.ts';
import { attr } from '../policy/attribute.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { after } from '../policy/sending.ts';

export default definePolicy({
  name: 'find-and-replace',
  title: 'Find and replace string in body',
  category: 'transformation',
  purpose: 'Replaces a text wherever it stands in the body of the current message.',
  sections: EVERYWHERE,
  attributes: {
    from: attr.string('The text to look for; letter case counts.', { required: true }),
    to: attr.string('What stands in its place; empty removes it.', { required: true }),
  },
  notes: ['In inbound and backend it changes the request, in outbound and on-error the response. Headers stay.'],
  examples: ['<find-and-replace from="notebook" to="laptop" />'],
  compile:
    ({ from, to }, { message }) =>
    (x) => {
      const target = message(x);
      return after(target.body?.buffer(), () => {
        const wanted = binary(encodeUtf8(from(x)));
        const replacement = binary(encodeUtf8(to(x)));
        const bytes = target.body?.outgoing();
        if (!(bytes instanceof Uint8Array) || wanted === '') return;
        target.setBody(fromBinary(binary(bytes).replaceAll(wanted, () => replacement)));
      });
    },
});

/** One character for each byte: what is not UTF-8 passes through unharmed. */
function binary(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 8192) out += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return out;
}

function fromBinary(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

import { invalidValue, type Place } from '../exchange/failure.ts';
import type { Form } from './attribute.ts';

/** Headers that belong to the connection: a policy that touches one fails (observed on a gateway for Content-Length). */
const RESTRICTED = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

const isName = (text: string): boolean => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
const isRestricted = (name: string): boolean => RESTRICTED.has(name.toLowerCase());

export const HEADER_NAME: Form = { name: 'the name of a header', accepts: isName };
export const CHANGEABLE_HEADER: Form = {
  name: 'the name of a header that a policy may change',
  accepts: (text) => isName(text) && !isRestricted(text),
};

/** What no line of a message may hold: a tab is none of them. */
export const CONTROL = /[^\t\x20-\x7e\x80-\uffff]/;

/** What the service refuses at run time, with the words it was seen to use. */
export function checkHeader(name: string, values: readonly string[], place: Place): void {
  if (!CHANGEABLE_HEADER.accepts(name))
    throw invalidValue(place, 'Header name is invalid or restricted from modification.');
  if (values.some((v) => /[\r\n]/.test(v))) throw invalidValue(place, 'Specified value has invalid CRLF characters.');
  // .NET's WebHeaderCollection goes on so
  if (values.some((v) => CONTROL.test(v))) throw invalidValue(place, 'Specified value has invalid Control characters.');
}

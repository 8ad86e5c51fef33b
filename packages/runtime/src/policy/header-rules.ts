import { invalidValue, type Place } from '../exchange/failure.ts';

/** Headers that belong to the connection: a policy that touches one fails (observed on a gateway for Content-Length). */
const RESTRICTED = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** What the service refuses at run time, with the words it was seen to use. */
export function checkHeader(name: string, values: readonly string[], place: Place): void {
  if (RESTRICTED.has(name.toLowerCase()) || !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name))
    throw invalidValue(place, 'Header name is invalid or restricted from modification.');
  if (values.some((v) => /[\r\n]/.test(v))) throw invalidValue(place, 'Specified value has invalid CRLF characters.');
}

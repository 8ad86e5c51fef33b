import { fileInHandshake, sourceInHandshake } from './expression.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ClientCertificate } from '../host/host.ts';
import { plainThumbprint } from './service.ts';

/**
 * The certificates that a gateway has installed, `context.Deployment.Certificates`, for those that show one to somebody.
 * What is looked for and cannot be found or read is told in words for LastError.
 */
export type Found = ClientCertificate | { readonly error: string };

/** Letter case counts for nothing in an id. */
export function certificateById(x: Exchange, id: string): Found {
  const installed = installedIn(x);
  const known = installed.has(id) ? id : [...installed.keys()].find((key) => key.toLowerCase() === id.toLowerCase());
  return known === undefined ? { error: `There is no certificate with the id '${id}'.` } : read(x, known);
}

/** The thumbprint may also be the key that the host knows the certificate by. Those that cannot be read have none. */
export function certificateByThumbprint(x: Exchange, text: string): Found {
  const thumbprint = plainThumbprint(text).toUpperCase();
  for (const key of installedIn(x).keys()) {
    const found = read(x, key);
    const isMeant = plainThumbprint(key).toUpperCase() === thumbprint;
    if (isMeant || ('pem' in found && found.thumbprint === thumbprint)) return found;
  }
  return { error: `There is no certificate with the thumbprint '${text}'.` };
}

/** As .NET reads a file: DER, PEM, or PKCS #12 with a password. */
export function certificateOfFile(x: Exchange, file: Uint8Array, password: string | null): Found {
  const found = fileInHandshake(file, password, x.host);
  return 'pem' in found ? found : { error: `The certificate cannot be read: ${found.error}` };
}

const installedIn = (x: Exchange): ReadonlyMap<string, string | Uint8Array> => x.deployment?.certificates ?? NONE;
const NONE: ReadonlyMap<string, string> = new Map();

function read(x: Exchange, id: string): Found {
  const installed = installedIn(x);
  const found = sourceInHandshake(installed, installed.get(id)!, x.host);
  return 'pem' in found ? found : { error: `The certificate '${id}' cannot be read: ${found.error}` };
}

import { ContentFailure, type FetchFailure } from '@sluice/runtime';

/** From what undici and sockets throw to what a policy is told. The codes are Node's and undici's. */
export function failureOf(e: unknown): FetchFailure {
  if (e instanceof ContentFailure) return { error: 'reset', message: e.details.message };
  const { code, message } = rootOf(e);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { error: 'dns', message };
    case 'UND_ERR_HEADERS_TIMEOUT':
      return { error: 'timeout', message };
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
    case 'EPIPE':
      return { error: 'reset', message: `The backend closed the connection: ${message}.` };
    case undefined:
    default:
      return { error: code !== undefined && REFUSED.has(code) ? 'refused' : 'reset', message };
  }
}

const REFUSED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Where a name has several addresses there is an error for each of them, and none of its own. */
function rootOf(e: unknown): { readonly code: string | undefined; readonly message: string } {
  const error = e as NodeJS.ErrnoException & { readonly errors?: readonly NodeJS.ErrnoException[] };
  const { code, message } = error.errors?.[0] ?? error;
  return { code, message: message ?? String(e) };
}

/** The answer began and cannot be finished; for a statement that reads it. */
export const cutShort = (e: unknown): ContentFailure =>
  e instanceof ContentFailure
    ? e
    : new ContentFailure({
        reason: 'BackendConnectionFailure',
        message: `The response ended before it was complete: ${rootOf(e).message}.`,
      });

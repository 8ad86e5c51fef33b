import {
  HeaderLines,
  received,
  ContentFailure,
  type AccessToken,
  type AccessTokens,
  type ResponseMessage,
} from '@sluice/runtime';
import { Client } from './backend/client.ts';

/**
 * Tokens of the managed identity that the platform gives this process: from the endpoint that App Service, Functions and
 * Container Apps name in the environment, else from the metadata service of a virtual machine, or what stands in for it
 * (AZURE_POD_IDENTITY_AUTHORITY_HOST). Neither address is public, so these calls have a network policy of their own, which
 * knows that one host: what policies may call stays as it is.
 *
 * Throws TypeError where the environment names what is no URL.
 */
export function platformIdentity(env: Readonly<Record<string, string | undefined>>): AccessTokens {
  const { IDENTITY_ENDPOINT: named, IDENTITY_HEADER: secret } = env;
  const { AZURE_POD_IDENTITY_AUTHORITY_HOST: authority = 'http://169.254.169.254' } = env;
  const isNamed = named !== undefined && secret !== undefined;
  const endpoint = isNamed ? new URL(named) : new URL('/metadata/identity/oauth2/token', authority);
  endpoint.searchParams.set('api-version', isNamed ? '2019-08-01' : '2018-02-01');
  const headers = new HeaderLines(isNamed ? ['X-IDENTITY-HEADER', secret] : ['Metadata', 'true']);
  const host = endpoint.hostname.replace(/^\[|\]$/g, '');
  const client = new Client({ network: { hosts: [host], internal: [host] }, mostCollectedSent: 64 * 1024 });

  return async ({ resource, clientId }) => {
    const url = new URL(endpoint);
    url.searchParams.set('resource', resource);
    if (clientId !== undefined) url.searchParams.set('client_id', clientId);
    const request = { method: 'GET', url: url.href, headers, body: null, followRedirects: false } as const;
    const answer = await client.send({ ...request, purpose: 'send', timeoutMs: TIMEOUT_MS }, null);
    return 'error' in answer ? { error: answer.message } : tokenIn(received(answer, true));
  };
}

const TIMEOUT_MS = 10_000;

/** A token is on its way for a while: it counts as expired so long before it is. */
const MARGIN_MS = 5 * 60_000;

async function tokenIn(response: ResponseMessage): Promise<AccessToken | { readonly error: string }> {
  const answer = await read(response);
  if (answer instanceof ContentFailure) return { error: answer.details.message };
  const { access_token: token, expires_on: expires, error, error_description: why } = answer;
  if (response.statusCode === 200 && typeof token === 'string')
    return { token, ...(Number(expires) > 0 && { expiresOn: Number(expires) * 1000 - MARGIN_MS }) };
  const said = [error, why].filter((text) => typeof text === 'string').join(': ') || 'no token';
  return { error: `the identity endpoint answered ${response.statusCode}: ${said}` };
}

type Answer = Readonly<Record<'access_token' | 'expires_on' | 'error' | 'error_description', unknown>>;

/** Nothing in it where it is no JSON. */
async function read({ body }: ResponseMessage): Promise<Partial<Answer> | ContentFailure> {
  try {
    await body?.buffer();
    const json: unknown = JSON.parse(new TextDecoder().decode(body?.outgoing() as Uint8Array));
    return typeof json === 'object' && json !== null ? json : {};
  } catch (e) {
    if (e instanceof ContentFailure) return e;
    if (e instanceof SyntaxError) return {};
    throw e;
  }
}

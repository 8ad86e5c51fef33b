import type { Exchange } from '../exchange/exchange.ts';
import { Headers } from '../exchange/headers.ts';
import type { BodySource } from '../exchange/body.ts';
import { decodeStrictUtf8 } from '../exchange/text.ts';
import type { OutgoingRequest, TraceEntry } from '../host/host.ts';
import { renderValue, typeNameOf } from '../policy/expression.ts';
import { toBase64 } from './values.ts';

/** What `run --json` prints of one request; a contract, like the scenario itself. */
export interface RunResult {
  readonly response: {
    readonly status: number;
    readonly reason: string;
    readonly headers: HeaderLists;
    readonly body: BodyText;
  };
  readonly backendRequests: readonly SentRequest[];
  readonly sentRequests: readonly SentRequest[];
  readonly variables: Readonly<
    Record<string, { readonly type: string; readonly value: string } | { readonly null: true }>
  >;
  readonly lastError: Readonly<Record<string, string | null>> | null;
  readonly trace: readonly TraceEntry[];
}

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderLists;
  readonly body: BodyText;
}

/** Names in lower case. */
export type HeaderLists = Readonly<Record<string, readonly string[]>>;
export type BodyText = string | { readonly base64: string };

export async function resultOf(
  x: Exchange,
  requests: readonly OutgoingRequest[],
  trace: readonly TraceEntry[],
): Promise<RunResult> {
  const response = x.ensureResponse();
  const sent = await Promise.all(requests.map(async (r) => ({ purpose: r.purpose, request: await sentRequest(r) })));
  return {
    response: {
      status: response.statusCode,
      reason: response.statusReason,
      headers: headerLists(response.headers),
      body: await bodyText(response.body?.outgoing() ?? null),
    },
    backendRequests: sent.filter((s) => s.purpose === 'forward').map((s) => s.request),
    sentRequests: sent.filter((s) => s.purpose !== 'forward').map((s) => s.request),
    variables: record([...x.variables].map(([name, v]) => [name, variableText(v)])),
    lastError: x.lastError === null ? null : errorFields(x.lastError),
    trace,
  };
}

const sentRequest = async (r: OutgoingRequest): Promise<SentRequest> => ({
  method: r.method,
  url: r.url,
  headers: headerLists(Headers.from(r.headers)),
  body: await bodyText(r.body),
});

const headerLists = (headers: Headers): HeaderLists =>
  record([...headers].map(([name, values]) => [name.toLowerCase(), values]));

const variableText = (value: unknown): { type: string; value: string } | { null: true } =>
  value === null || value === undefined ? { null: true } : { type: typeNameOf(value), value: renderValue(value) };

const errorFields = (e: NonNullable<Exchange['lastError']>): Record<string, string | null> => ({
  source: e.source,
  reason: e.reason,
  message: e.message,
  scope: e.scope,
  section: e.section,
  path: e.path,
  policyId: e.policyId,
});

async function bodyText(source: BodySource | null): Promise<BodyText> {
  if (source === null) return '';
  const bytes = source instanceof Uint8Array ? source : await collect(source);
  return decodeStrictUtf8(bytes) ?? { base64: toBase64(bytes) };
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: number[] = [];
  for await (const chunk of stream) for (const byte of chunk) all.push(byte);
  return Uint8Array.from(all);
}

/** Names come from documents and requests: an object without a prototype has no names of its own. */
const record = <V>(pairs: readonly (readonly [string, V])[]): Record<string, V> => {
  const out = Object.create(null) as Record<string, V>;
  for (const [name, value] of pairs) out[name] = value;
  return out;
};

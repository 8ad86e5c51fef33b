import type { Exchange } from '../exchange/exchange.ts';
import { Headers } from '../exchange/headers.ts';
import type { BodySource } from '../exchange/body.ts';
import { decodeStrictUtf8 } from '../exchange/text.ts';
import type { BusMessage, HubEvent, LogEntry, Metric, NameValue, OutgoingRequest, TraceEntry } from '../host/host.ts';
import type { MemoryHost } from '../host/memory.ts';
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
  /** What statements told the host; each is there only where something was told. */
  readonly events?: readonly HubEvent[];
  readonly metrics?: readonly ShownMetric[];
  readonly messages?: readonly ShownMessage[];
  readonly log?: readonly ShownLogEntry[];
}

export type ShownMetric = Omit<Metric, 'dimensions'> & { readonly dimensions: Texts };
export type ShownLogEntry = Omit<LogEntry, 'metadata'> & { readonly metadata: Texts };
/** Its `to` as a field of its own: `queue` or `topic`. */
export type ShownMessage = { readonly queue?: string; readonly topic?: string } & Omit<
  BusMessage,
  'to' | 'properties'
> & { readonly properties: Texts };
type Texts = Readonly<Record<string, string>>;

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderLists;
  readonly body: BodyText;
  /** The thumbprint of the certificate that it showed, if it did. */
  readonly clientCertificate?: string;
}

/** Names in lower case. */
export type HeaderLists = Readonly<Record<string, readonly string[]>>;
export type BodyText = string | { readonly base64: string };

/** What a host has recorded, by list. */
export type Recorded = Pick<MemoryHost, 'requests' | 'traced' | 'logged' | 'events' | 'metrics' | 'messages'>;

/** Takes the record out of a host, which begins a new one. */
export const takeRecord = (host: MemoryHost): Recorded => ({
  requests: host.requests.splice(0),
  traced: host.traced.splice(0),
  logged: host.logged.splice(0),
  events: host.events.splice(0),
  metrics: host.metrics.splice(0),
  messages: host.messages.splice(0),
});

export async function resultOf(x: Exchange, recorded: Recorded): Promise<RunResult> {
  const response = x.ensureResponse();
  const sent = await Promise.all(
    recorded.requests.map(async (r) => ({ purpose: r.purpose, request: await sentRequest(r) })),
  );
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
    trace: recorded.traced,
    ...someOf('events', recorded.events),
    ...someOf('metrics', recorded.metrics.map(shownMetric)),
    ...someOf('messages', recorded.messages.map(shownMessage)),
    ...someOf('log', recorded.logged.map(shownLogEntry)),
  };
}

const someOf = <K extends string, V>(key: K, list: readonly V[]): { readonly [P in K]?: readonly V[] } =>
  (list.length === 0 ? {} : { [key]: list }) as { readonly [P in K]?: readonly V[] };

const texts = (pairs: readonly NameValue[]): Texts => record(pairs.map(({ name, value }) => [name, value]));

export const shownMetric = (m: Metric): ShownMetric => ({ ...m, dimensions: texts(m.dimensions) });

const shownLogEntry = (e: LogEntry): ShownLogEntry => ({ ...e, metadata: texts(e.metadata) });

export const shownMessage = ({ to, properties, ...m }: BusMessage): ShownMessage => ({
  ...to,
  ...m,
  properties: texts(properties),
});

const sentRequest = async (r: OutgoingRequest): Promise<SentRequest> => ({
  method: r.method,
  url: r.url,
  headers: headerLists(Headers.from(r.headers)),
  body: await bodyText(r.body),
  ...(r.clientCertificate !== undefined && { clientCertificate: r.clientCertificate.thumbprint }),
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

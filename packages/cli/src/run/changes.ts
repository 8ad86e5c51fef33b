import { ClrException, renderValue } from '@sluice/expressions';
import { ResponseMessage, type Exchange, type TraceEntry } from '@sluice/runtime';

/**
 * What each statement of a run changed: the exchange is looked at before each of them, and two looks are compared.
 * What a statement's children change is theirs, except that those of a message being put together (`send-request`,
 * `return-response`) change the draft only: the rest is the work of the statement that uses it. A statement that fails
 * has made what the gateway made of the failure. Secret named values are not shown.
 */
export interface RecordedStep {
  readonly entry: TraceEntry;
  readonly changes: readonly Change[];
}

export interface Change {
  /** `request.method`, `response.headers.accept`, `variables.n`. */
  readonly what: string;
  /** Null: there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

const DRAFT = 'draft';

type Look = ReadonlyMap<string, string>;

export class Recorder {
  private readonly looks: {
    readonly entry: TraceEntry;
    readonly exchange: Exchange;
    readonly before: Look;
    /** It stands among the children of a statement that puts a message together. */
    readonly drafting: boolean;
  }[] = [];
  private readonly ends = new Map<Exchange, Look>();

  /** Handed to a run, which calls it before each statement. */
  readonly observe = (entry: TraceEntry, exchange: Exchange): void => {
    const last = this.looks.at(-1);
    if (last !== undefined && last.exchange !== exchange) this.ends.set(last.exchange, lookAt(last.exchange));
    this.looks.push({ entry, exchange, before: lookAt(exchange), drafting: exchange.draft !== null });
  };

  /** The steps of all requests, in order; to be called when the run has ended. */
  steps(): readonly RecordedStep[] {
    const steps: { readonly entry: TraceEntry; readonly changes: Change[] }[] = [];
    let drafter: Change[] = [];
    this.looks.forEach(({ entry, exchange, before, drafting }, i) => {
      const next = this.looks[i + 1];
      const after = next?.exchange === exchange ? next.before : (this.ends.get(exchange) ?? lookAt(exchange));
      const found = compare(before, after);
      const own: Change[] = [];
      steps.push({ entry, changes: own });
      if (!drafting) drafter = own;
      const failed = found.some(({ what }) => what === 'lastError');
      for (const change of found) (failed || change.what.startsWith(DRAFT) ? own : drafter).push(change);
    });
    return steps;
  }
}

function lookAt(x: Exchange): Look {
  const look = new Map<string, string>();
  look.set('request.method', x.request.method);
  look.set('request.url', x.request.url.text);
  lookAtMessage(x.request, 'request', look);
  if (x.response !== null && !isUntouched(x.response)) {
    look.set('response.status', `${x.response.statusCode} ${x.response.statusReason}`);
    lookAtMessage(x.response, 'response', look);
  }
  // the message that a send-request or return-response puts together from its children
  if (x.draft !== null) lookAtMessage(x.draft, DRAFT, look);
  for (const [name, value] of x.variables) look.set(`variables.${name}`, variableText(value));
  if (x.lastError !== null)
    look.set('lastError', `${x.lastError.source}, ${x.lastError.reason}: ${x.lastError.message}`);
  for (const [what, text] of look) look.set(what, x.mask(text));
  return look;
}

/** The empty 200 that is there before anything is forwarded: no statement has made it. */
const isUntouched = ({ statusCode, statusReason, headers, body }: NonNullable<Exchange['response']>): boolean =>
  statusCode === 200 && statusReason === 'OK' && headers.size === 0 && body === null;

function lookAtMessage(
  message: Exchange['request'] | NonNullable<Exchange['response'] | Exchange['draft']>,
  name: string,
  look: Map<string, string>,
): void {
  for (const [header, values] of message.headers) look.set(`${name}.headers.${header}`, values.join(', '));
  // bytes may be looked at as often as one likes; a stream is its reader's
  const body = message.body?.outgoing();
  if (body instanceof Uint8Array && body.length > 0) look.set(`${name}.body`, new TextDecoder().decode(body));
}

function variableText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof ResponseMessage) return `${value.statusCode} ${value.statusReason}`;
  try {
    return renderValue(value);
  } catch (e) {
    if (e instanceof ClrException) return `(${e.clrName})`;
    throw e;
  }
}

function compare(before: Look, after: Look): Change[] {
  const changes: Change[] = [];
  for (const [what, text] of after) {
    const was = before.get(what);
    if (was !== text) changes.push({ what, before: was ?? null, after: text });
  }
  for (const [what, text] of before)
    if (!after.has(what) && !what.startsWith(DRAFT)) changes.push({ what, before: text, after: null });
  return changes;
}

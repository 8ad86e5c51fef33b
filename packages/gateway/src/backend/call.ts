import {
  ContentFailure,
  HeaderLines,
  isHopByHop,
  joined,
  type BodyStream,
  type FetchFailure,
  type IncomingResponse,
} from '@sluice/runtime';
import type { Dispatcher } from 'undici';
import { cutShort, failureOf } from './failure.ts';
import { namedByConnection } from './hop-by-hop.ts';

/** Where a body flows to: as much of a Node stream as is needed. */
export interface Sink {
  /** False: wait for `drain`. */
  write(piece: Uint8Array): boolean;
  end(piece?: Uint8Array): unknown;
  destroy(): unknown;
  on(event: 'drain', listener: () => void): unknown;
}

/** Bytes that wait for a reader before the backend is told to wait. */
const HIGH_WATER = 65_536;

/**
 * One call of a backend, from the dispatch to the last byte of the answer, of which it is the body. Nothing is copied and
 * nothing waits in between: what comes in goes to the sink that `flow` was given, and where the sink is full the socket
 * of the backend is not read. A reader may iterate instead, or collect everything, up to a bound.
 *
 * It speaks undici's older handler interface: the newer one parses the headers into an object, without their casing,
 * order and lines, and that costs.
 */
export class BackendCall implements BodyStream, Dispatcher.DispatchHandler {
  private readonly answered: (answer: IncomingResponse | FetchFailure, cause?: unknown) => void;
  private readonly mostCollected: number;
  private readonly isHead: boolean;

  private abort: ((reason: Error) => void) | null = null;
  private resume: () => void = () => undefined;
  private cancelled: Error | null = null;
  private begun = false;
  private ended = false;
  private failure: ContentFailure | null = null;

  private sink: Sink | null = null;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private wake: (() => void) | null = null;

  /** `answered` is called once. `mostCollected`: bytes. */
  constructor(method: string, mostCollected: number, answered: BackendCall['answered']) {
    this.isHead = method === 'HEAD';
    this.mostCollected = mostCollected;
    this.answered = answered;
  }

  /** The connection is closed unless everything has come in. Before the answer, that is the failure it gets. */
  cancel(reason: Error): void {
    if (this.ended || this.cancelled !== null) return;
    this.cancelled = reason;
    this.abort?.(reason);
  }

  get hasBegun(): boolean {
    return this.begun;
  }

  get isOver(): boolean {
    return this.ended;
  }

  /** Nobody will read it: what comes is dropped. */
  discard(): void {
    this.flow({ write: () => true, end: () => undefined, destroy: () => undefined, on: () => undefined });
  }

  onConnect(abort: (reason?: Error) => void): void {
    this.abort = abort;
    if (this.cancelled !== null) abort(this.cancelled);
  }

  onHeaders(status: number, rawHeaders: Buffer[], resume: () => void, reason: string): boolean {
    if (status < 200) return true;
    this.begun = true;
    this.resume = resume;
    const body = this.isHead || status === 204 || status === 304 ? null : this;
    this.answered({ status, reason, headers: readHeaders(rawHeaders), body });
    return true;
  }

  onData(piece: Buffer): boolean {
    if (this.sink !== null) return this.sink.write(piece);
    this.waiting.push(piece);
    this.waitingBytes += piece.length;
    this.wake?.();
    return this.waitingBytes < HIGH_WATER;
  }

  onComplete(): void {
    this.ended = true;
    this.sink?.end();
    this.wake?.();
  }

  onError(e: Error): void {
    this.ended = true;
    if (!this.begun) return this.answered(failureOf(e), e);
    this.failure = cutShort(e);
    this.sink?.destroy();
    this.wake?.();
  }

  /** Hands everything to the sink and ends it; an answer that is cut short destroys it. */
  flow(sink: Sink): void {
    const { waiting } = this;
    if (this.failure !== null) sink.destroy();
    else if (this.ended) sink.end(joined(waiting));
    else {
      this.sink = sink;
      sink.on('drain', this.resume);
      let flows = true;
      for (const piece of waiting) flows = sink.write(piece);
      if (flows) this.resume();
    }
    this.waiting = [];
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const pieces = this.waiting;
        this.waiting = [];
        this.waitingBytes = 0;
        yield* pieces;
        if (this.waiting.length > 0) continue;
        if (this.failure !== null) throw this.failure;
        if (this.ended) return;
        await new Promise<void>((wake) => {
          this.wake = wake;
          this.resume();
        });
      }
    } finally {
      this.cancel(new Error('nobody reads the response'));
    }
  }

  collect(): Uint8Array | Promise<Uint8Array> {
    return this.ended && this.failure === null && this.waitingBytes <= this.mostCollected
      ? joined(this.waiting)
      : this.collectPieces();
  }

  private async collectPieces(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of this) {
      length += piece.length;
      if (length > this.mostCollected)
        throw new ContentFailure({
          reason: 'ResponseTooLarge',
          message: `The response is larger than the ${this.mostCollected} bytes that are kept in memory.`,
        });
      pieces.push(piece);
    }
    return joined(pieces);
  }
}

/** As they came, without those of the connection. */
function readHeaders(raw: readonly Buffer[]): HeaderLines {
  const lines: string[] = [];
  const connection: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!.toString('latin1');
    const value = raw[i + 1]!.toString('latin1');
    const lower = name.toLowerCase();
    if (lower === 'connection') connection.push(value);
    if (!isHopByHop(lower)) lines.push(name, value);
  }
  const headers = new HeaderLines(lines);
  const named = namedByConnection(connection);
  return named.length === 0 ? headers : headers.filter((name) => !named.includes(name));
}

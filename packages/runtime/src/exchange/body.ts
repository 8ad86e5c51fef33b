import { ClrException, CLR, type BodyView } from '@sluice/expressions';
import { ContentFailure } from './failure.ts';
import type { Headers } from './headers.ts';

/** What a host may hand in as the content of a message. */
export type BodySource = Uint8Array | BodyStream;

/** Content that comes in pieces. It is read once, as pieces or as a whole. */
export interface BodyStream extends AsyncIterable<Uint8Array> {
  /**
   * All of it, for a host that sets a bound to what it keeps in memory: at once where all of it is there. Rejects with
   * a ContentFailure where it cannot be had.
   */
  readonly collect?: () => Uint8Array | Promise<Uint8Array>;
}

/**
 * The content of a message, read lazily: a stream stays a stream until a statement needs the bytes (`buffer`).
 * Reading it in an expression without preserving it consumes it, as in the service: what is sent on is then empty.
 * Where nothing may be consumed (`eval`), `keep` makes every read a preserving one.
 */
export class Body implements BodyView {
  private source: BodySource | null;
  private consumed = false;
  private made: Map<unknown, unknown> | null = null;
  private lastMake: unknown = null;
  private last: unknown = null;
  private readonly headers: Headers;
  private readonly keep: boolean;

  constructor(source: BodySource, headers: Headers, keep: boolean) {
    this.source = source;
    this.headers = headers;
    this.keep = keep;
  }

  get [CLR](): 'Sluice.IMessageBody' {
    return 'Sluice.IMessageBody';
  }

  get charset(): string | null {
    const type = this.headers.line('content-type');
    const m = type === null ? null : /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type);
    return m === null ? null : m[1]!;
  }

  /** How many bytes there are; null for a stream. */
  get length(): number | null {
    const { source } = this;
    return source === null ? 0 : source instanceof Uint8Array ? source.length : null;
  }

  /** Tells how many bytes of a stream have passed, when it has ended. */
  measure(done: (bytes: number) => void | Promise<void>): void {
    const { source } = this;
    if (source !== null && !(source instanceof Uint8Array)) this.source = new Measured(source, done);
  }

  /** Collects a stream into bytes; a promise only where there is something to wait for. */
  buffer(): Promise<void> | undefined {
    const { source } = this;
    if (source === null || source instanceof Uint8Array) return undefined;
    const bytes = collect(source);
    if (bytes instanceof Promise) return bytes.then((all) => void (this.source = all));
    this.source = bytes;
  }

  read(preserve: boolean): Uint8Array {
    if (this.consumed) isGone();
    if (!preserve && !this.keep) this.consumed = true;
    return this.source instanceof Uint8Array ? this.source : this.bytes();
  }

  parsed<V>(make: (bytes: Uint8Array, charset: string | null) => V): V {
    // one expression after the other asks for the same form
    return this.lastMake === make ? (this.last as V) : this.form(make);
  }

  private form<V>(make: (bytes: Uint8Array, charset: string | null) => V): V {
    let value = this.made?.get(make) as V | undefined;
    if (value === undefined) {
      value = make(this.bytes(), this.charset);
      (this.made ??= new Map()).set(make, value);
    }
    this.lastMake = make;
    this.last = value;
    return value;
  }

  /**
   * What is sent on: empty after an expression has consumed it. A stream can be handed over once; then it throws
   * ContentFailure.
   */
  outgoing(): BodySource {
    const { source } = this;
    if (this.consumed) return new Uint8Array(0);
    if (source === null) throw sentAlready();
    if (!(source instanceof Uint8Array)) this.source = null;
    return source;
  }

  private bytes(): Uint8Array {
    if (this.source instanceof Uint8Array) return this.source;
    if (this.source === null) return new Uint8Array(0);
    throw new Error('a body was read before it was buffered');
  }
}

const sentAlready = (): ContentFailure =>
  new ContentFailure({
    reason: null,
    message: 'The body has been sent already and was not kept: buffer-request-body="true" keeps it for the next time.',
  });

const isGone = (): never => {
  throw new ClrException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
};

const collect = (stream: BodyStream): Uint8Array | Promise<Uint8Array> =>
  stream.collect === undefined ? collectPieces(stream) : stream.collect();

async function collectPieces(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return joined(pieces);
}

/** The pieces as one; a single one is not copied. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A stream that tells its length when it has ended, whatever ended it. */
class Measured implements BodyStream {
  private readonly stream: BodyStream;
  private readonly done: (bytes: number) => void | Promise<void>;

  constructor(stream: BodyStream, done: (bytes: number) => void | Promise<void>) {
    this.stream = stream;
    this.done = done;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    try {
      for await (const piece of this.stream) {
        bytes += piece.length;
        yield piece;
      }
    } finally {
      await this.done(bytes);
    }
  }

  readonly collect = async (): Promise<Uint8Array> => {
    const bytes = await collect(this.stream);
    await this.done(bytes.length);
    return bytes;
  };
}

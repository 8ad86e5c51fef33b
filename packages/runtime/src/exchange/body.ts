import { ClrException, CLR, type BodyView } from '@sluice/expressions';
import type { Headers } from './headers.ts';

/** What a host may hand in as the content of a message. */
export type BodySource = Uint8Array | AsyncIterable<Uint8Array>;

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
    if (source !== null && !(source instanceof Uint8Array)) this.source = measured(source, done);
  }

  /** Collects a stream into bytes; a promise only where there is something to wait for. */
  buffer(): Promise<void> | undefined {
    const { source } = this;
    return source === null || source instanceof Uint8Array ? undefined : this.collect(source);
  }

  private async collect(stream: AsyncIterable<Uint8Array>): Promise<void> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
    }
    const bytes = chunks.length === 1 ? chunks[0]! : new Uint8Array(length);
    if (chunks.length > 1) {
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
    }
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

  /** What is sent on: empty after an expression has consumed it. A stream can be handed over once. */
  outgoing(): BodySource {
    const { source } = this;
    if (this.consumed || source === null) return new Uint8Array(0);
    if (!(source instanceof Uint8Array)) this.source = null;
    return source;
  }

  private bytes(): Uint8Array {
    if (this.source instanceof Uint8Array) return this.source;
    if (this.source === null) return new Uint8Array(0);
    throw new Error('a body was read before it was buffered');
  }
}

const isGone = (): never => {
  throw new ClrException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
};

async function* measured(
  stream: AsyncIterable<Uint8Array>,
  done: (bytes: number) => void | Promise<void>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      yield chunk;
    }
  } finally {
    await done(bytes);
  }
}

import type { Readable } from 'node:stream';
import { ContentFailure, joined, type BodyStream } from '@sluice/runtime';

/**
 * The body of a request, as it comes in: read when somebody asks for it. Whoever stops reading in the middle does not
 * close the connection, on which the response is still to be sent.
 */
export class IncomingBody implements BodyStream {
  private readonly request: Readable;
  private readonly announced: number | null;
  private readonly mostCollected: number;

  /** `announced`: its Content-Length; `mostCollected`: bytes. */
  constructor(request: Readable, announced: number | null, mostCollected: number) {
    this.request = request;
    this.announced = announced;
    this.mostCollected = mostCollected;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      yield* this.request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    } catch {
      throw new ContentFailure({
        reason: 'ClientConnectionFailure',
        message: 'The caller closed the connection before the body of the request was complete.',
      });
    }
  }

  async collect(): Promise<Uint8Array> {
    if (this.announced !== null && this.announced > this.mostCollected) throw this.tooLarge();
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of this) {
      length += piece.length;
      if (length > this.mostCollected) throw this.tooLarge();
      pieces.push(piece);
    }
    return joined(pieces);
  }

  private tooLarge(): ContentFailure {
    const message = `The body of the request is larger than the ${this.mostCollected} bytes that are kept in memory.`;
    return new ContentFailure({ reason: 'RequestTooLarge', message, status: 413, publicMessage: message });
  }
}

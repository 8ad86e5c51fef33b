import type { BodyStream } from '../exchange/body.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Cache, MaybePromise } from '../host/host.ts';
import type { Signal, Step } from './step.ts';

/** What a branch is told in place of an answer once nobody waits for it: it unwinds, and frees what it holds. */
export const ABANDONED = Symbol('abandoned');

interface Branch {
  isDone: boolean;
}

/** Statements that run at the same time, on one exchange. All of them end together. */
export class Branches {
  private readonly exchange: Exchange;
  private ended = false;
  private readonly end: () => void;
  private readonly abandoned: Promise<void>;

  constructor(exchange: Exchange) {
    this.exchange = exchange;
    let end!: () => void;
    this.abandoned = new Promise((resolve) => (end = resolve));
    this.end = end;
  }

  /** The branches that still run do nothing any more from now on. */
  readonly abandon = (): void => {
    this.ended = true;
    this.end();
  };

  /** Begins a statement as a branch; it may end after the others have. */
  async run(statement: Step): Promise<void | Signal> {
    const branch = { isDone: false };
    const signal = await statement(this.exchangeOf(branch));
    branch.isDone = true;
    return signal;
  }

  /** The exchange as a branch has it: the same, but for what it waits for and the message it puts together. */
  private exchangeOf(branch: Branch): Exchange {
    const { exchange, abandoned } = this;
    const gate = <T>(ask: () => MaybePromise<T>): Promise<T> => this.gate(branch, ask);
    const { host } = exchange;
    const { externalCache, accessToken } = host;
    const gated = (cache: Cache): Cache =>
      new Proxy(cache, {
        get:
          (port, name: keyof Cache) =>
          (...args: never[]) =>
            gate(() => (port[name] as (...a: never[]) => MaybePromise<unknown>)(...args)),
      });
    return overlay(exchange, {
      draft: null,
      host: overlay(host, {
        sleep: (milliseconds) => gate(() => host.sleep(milliseconds, abandoned)),
        fetch: async (request) => {
          // nobody waits for the answer to a notification
          if (request.purpose === 'notify') return host.fetch(request);
          const answer = await gate(() => host.fetch({ ...request, abandoned }));
          if ('error' in answer || answer.body === null || answer.body instanceof Uint8Array) return answer;
          return { ...answer, body: this.gated(branch, answer.body) };
        },
        cache: gated(host.cache),
        ...(externalCache && { externalCache: gated(externalCache) }),
        ...(accessToken && { accessToken: (wanted) => gate(() => accessToken(wanted)) }),
      }),
    });
  }

  private async gate<T>(branch: Branch, ask: () => MaybePromise<T>): Promise<T> {
    if (branch.isDone) return ask();
    if (this.ended) throw ABANDONED;
    const answer = ask();
    const unwinding = this.abandoned.then((): never => {
      throw ABANDONED;
    });
    return Promise.race([answer, unwinding]);
  }

  /** The response of a branch that is done is read after all of them have ended. */
  private gated(branch: Branch, stream: BodyStream): BodyStream {
    const pass = <T>(value: T): T => {
      if (this.ended && !branch.isDone) throw ABANDONED;
      return value;
    };
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of stream) yield pass(piece);
    };
    const { collect } = stream;
    return {
      [Symbol.asyncIterator]: pieces,
      ...(collect !== undefined && { collect: async () => pass(await collect.call(stream)) }),
    };
  }
}

/** An object with some properties of its own; everything else, also what is set, is the other's. */
const overlay = <T extends object>(target: T, own: Partial<T>): T =>
  new Proxy(own, {
    get: (o, key) => Reflect.get(Object.hasOwn(o, key) ? o : target, key) as unknown,
    set: (o, key, value) => Reflect.set(Object.hasOwn(o, key) ? o : target, key, value),
    has: (_, key) => key in target,
  }) as T;

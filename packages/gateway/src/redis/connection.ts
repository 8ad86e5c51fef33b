import { Buffer } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';
import { createClient, ErrorReply, RESP_TYPES } from '@redis/client';
import type { LogEntry } from '@sluice/runtime';
import type { Script } from './script.ts';

export interface ConnectionOptions {
  /** How long a command may take. */
  readonly timeoutMs: number;
  /** Told when Redis is lost, when it is there again, and what it refuses; not of each command in between. */
  readonly log: (entry: LogEntry) => void;
}

/** Redis did not answer or would not, or there is no connection. */
export class RedisUnavailable extends Error {}

/** After Redis has kept one command waiting for too long, it is left alone for so long. */
const REST_MS = 1000;

/**
 * One connection to one Redis, made in the background and made again whenever it is lost. A command never waits for a
 * connection that was lost, nor for longer than the time-out: it fails with RedisUnavailable, and the ones after it
 * fail at once until Redis answers again.
 */
export class Connection {
  /** Resolves when there is a connection for the first time. */
  readonly connected: Promise<void>;
  private readonly client;
  private readonly options: ConnectionOptions;
  private wasConnected = false;
  private lost = false;
  private refusal = '';
  private restsUntil = 0;

  /** Throws TypeError where the URL is none of Redis; what it says does not repeat the URL, which may hold a password. */
  constructor(url: string, options: ConnectionOptions) {
    if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol))
      throw new TypeError('the address of Redis is a URL such as redis://localhost:6379');
    this.options = options;
    this.client = createClient({
      url,
      disableOfflineQueue: true,
      maintNotifications: 'disabled',
      socket: { connectTimeout: 5000, reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 10), 2000) },
    }).withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    this.connected = new Promise((resolve) => {
      this.client.on('ready', () => {
        this.wasConnected = true;
        this.restsUntil = 0;
        this.found();
        resolve();
      });
    });
    this.client.on('error', (e: Error) => this.lose(e.message || (e as { code?: string }).code || e.name));
    // it goes on by itself until it is closed; what goes wrong is told by the events
    this.client.connect().catch(() => undefined);
  }

  get(key: string): Promise<Buffer | null> {
    return this.run(() => this.client.get(key));
  }

  async set(key: string, value: Buffer, lifetimeMs: number): Promise<void> {
    await this.run(() => this.client.set(key, value, { expiration: { type: 'PX', value: lifetimeMs } }));
  }

  async delete(key: string): Promise<void> {
    await this.run(() => this.client.del(key));
  }

  /** Texts of the answer come as bytes. Redis forgets scripts when it is started anew; then it is told again. */
  call({ sha1, text }: Script, keys: string[], args: string[]): Promise<unknown> {
    const options = { keys, arguments: args };
    return this.run(async () => {
      try {
        return await this.client.evalSha(sha1, options);
      } catch (e) {
        if (!(e instanceof Error && e.message.startsWith('NOSCRIPT'))) throw e;
        return this.client.eval(text, options);
      }
    });
  }

  /** Lets go of the connection; what is under way has as long as a command to end. */
  async close(): Promise<void> {
    if (this.client.isReady) await Promise.race([this.client.close(), pause(this.options.timeoutMs)]);
    // a socket that is still on its way is nobody's yet: it would stay open
    this.client.on('connect', () => this.client.destroy());
    if (this.client.isOpen) this.client.destroy();
  }

  private async run<T>(command: () => Promise<T>): Promise<T> {
    if (performance.now() < this.restsUntil) throw new RedisUnavailable('Redis did not answer a moment ago');
    if (this.wasConnected && !this.client.isReady) throw new RedisUnavailable('there is no connection to Redis');
    const { timeoutMs } = this.options;
    let timer: NodeJS.Timeout | undefined;
    let late = false;
    const timedOut = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        late = true;
        this.restsUntil = performance.now() + REST_MS;
        reject(new RedisUnavailable(`Redis did not answer within ${timeoutMs} ms`));
      }, timeoutMs);
    });
    try {
      // what nobody waits for any more is not sent
      const sent = this.wasConnected ? command() : this.connected.then(() => (late ? timedOut : command()));
      const answer = await Promise.race([sent, timedOut]);
      this.found();
      return answer;
    } catch (e) {
      const why = e instanceof Error ? e.message : String(e);
      if (e instanceof ErrorReply) this.refused(why);
      else this.lose(why);
      throw e instanceof RedisUnavailable ? e : new RedisUnavailable(why);
    } finally {
      clearTimeout(timer);
    }
  }

  private lose(why: string): void {
    if (this.lost) return;
    this.lost = true;
    this.tell('error', `Redis does not answer: ${why}`);
  }

  /** Redis is there, and says no: it has no room, or is a replica. */
  private refused(why: string): void {
    if (this.refusal !== why) this.tell('error', `Redis refuses: ${why}`);
    this.refusal = why;
  }

  private found(): void {
    if (!this.lost) return;
    this.lost = false;
    this.tell('information', 'Redis answers again');
  }

  private tell(severity: LogEntry['severity'], message: string): void {
    this.options.log({ source: 'redis', severity, message, metadata: [] });
  }
}

const pause = (ms: number): Promise<void> => new Promise((resume) => void setTimeout(resume, ms).unref());

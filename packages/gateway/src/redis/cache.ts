import { Buffer } from 'node:buffer';
import {
  plainValue,
  responseSize,
  valueOfPlain,
  type Cache,
  type CachedResponse,
  type CachedValue,
  type LogEntry,
} from '@sluice/runtime';
import { RedisUnavailable, type Connection } from './connection.ts';
import { readRecord, writeRecord, type CacheRecord } from './record.ts';
import type { KeyKind } from './keys.ts';

/** Redis forgets a while after the gateway's clock says so: which of the two clocks is right is not for it to say. */
const SLACK_MS = 60_000;

/**
 * A cache in Redis, for values that have a text and for responses. While Redis does not answer it has nothing and keeps
 * nothing; only `remove` rejects then. What is too large, or has no text, is not kept, which is logged.
 */
export class RedisCache implements Cache {
  private readonly connection: Connection;
  private readonly name: (kind: KeyKind, key: string) => string;
  private readonly entryBytes: number;
  private readonly log: (entry: LogEntry) => void;

  constructor(
    connection: Connection,
    name: RedisCache['name'],
    { entryBytes, log }: { readonly entryBytes: number; readonly log: (entry: LogEntry) => void },
  ) {
    this.connection = connection;
    this.name = name;
    this.entryBytes = entryBytes;
    this.log = log;
  }

  readonly get = async (key: string, now: number): Promise<CachedValue | null> => {
    const found = await this.read('value', key, now);
    if (found?.kind !== 'value') return null;
    return { value: valueOfPlain({ type: found.type, text: found.body.toString() }), stale: found.refreshAt <= now };
  };

  readonly set = async (
    key: string,
    value: unknown,
    durationMs: number,
    now: number,
    refreshMs = Infinity,
  ): Promise<void> => {
    const plain = plainValue(value);
    if (plain === null) this.tell('a value of a type that has no text is not kept');
    const body = Buffer.from(plain?.text ?? '');
    const until = plain === null ? now : now + durationMs;
    const type = plain?.type ?? 'null';
    await this.write(key, { kind: 'value', type, until, refreshAt: now + refreshMs, body }, body.length, now);
  };

  readonly remove = (key: string): Promise<void> => this.connection.delete(this.name('value', key));

  readonly getResponse = async (key: string, now: number): Promise<CachedResponse | null> => {
    const found = await this.read('response', key, now);
    if (found?.kind !== 'response') return null;
    const { status, reason, headers, until, hasBody, body } = found;
    return { status, reason, headers, until, body: hasBody ? new Uint8Array(body) : null };
  };

  readonly setResponse = (key: string, response: CachedResponse, now: number): Promise<void> => {
    const { body, ...head } = response;
    const record = { kind: 'response', ...head, hasBody: body !== null, body: Buffer.from(body ?? []) } as const;
    return this.write(key, record, responseSize(response), now);
  };

  private async read(kind: CacheRecord['kind'], key: string, now: number): Promise<CacheRecord | null> {
    const bytes = await this.connection.get(this.name(kind, key)).catch(ifUnavailable(null));
    if (bytes === null) return null;
    const record = readRecord(bytes);
    if (record === null) this.tell('what stands under a key is nothing that was cached');
    return record !== null && record.until > now ? record : null;
  }

  /** What cannot be kept must not leave what was there before. */
  private async write(key: string, record: CacheRecord, size: number, now: number): Promise<void> {
    const name = this.name(record.kind, key);
    if (size > this.entryBytes) this.tell(`${size} bytes are more than ${this.entryBytes}, and are not kept`);
    const kept = size <= this.entryBytes && record.until > now;
    const lifetime = Math.ceil(record.until - now) + SLACK_MS;
    const written = kept ? this.connection.set(name, writeRecord(record), lifetime) : this.connection.delete(name);
    await written.catch(ifUnavailable(undefined));
  }

  private tell(message: string): void {
    this.log({ source: 'redis', severity: 'error', message: `cache: ${message}`, metadata: [] });
  }
}

const ifUnavailable =
  <T>(instead: T) =>
  (e: unknown): T => {
    if (e instanceof RedisUnavailable) return instead;
    throw e;
  };

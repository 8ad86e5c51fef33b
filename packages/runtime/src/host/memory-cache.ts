import type { Cache, CachedResponse, CachedValue } from './host.ts';
import { plainValue } from './cached-value.ts';

export interface CacheBounds {
  readonly entries: number;
  /** Roughly: of keys and of what is kept under them. */
  readonly bytes: number;
  /** What takes more than this is not kept. The service's own cache refuses responses over 2 MiB. */
  readonly entryBytes: number;
}

/**
 * A cache in memory. Entries end when their time has come, whatever the clock did in between, and the one that was not
 * asked for the longest ends where there are too many, or where they are too large together. A value stays the object
 * that it is.
 */
export class MemoryCache implements Cache {
  /** Oldest use first. Values and responses have keys of their own, and share the room. */
  private readonly entries = new Map<string, Entry>();
  private readonly bounds: CacheBounds;
  private bytes = 0;

  constructor(
    start: Iterable<readonly [string, unknown]> = [],
    { entries = 10_000, bytes = 64 * 2 ** 20, entryBytes = 2 * 2 ** 20 }: Partial<CacheBounds> = {},
  ) {
    this.bounds = { entries, bytes, entryBytes };
    for (const [key, value] of start) this.set(key, value, Infinity, 0);
  }

  readonly get = (key: string, now: number): CachedValue | null => {
    const entry = this.current(VALUE + key, now);
    return entry && { value: entry.content, stale: entry.refreshAt <= now };
  };

  readonly set = (key: string, value: unknown, durationMs: number, now: number, refreshMs = Infinity): void =>
    this.keep(VALUE + key, value, sizeOf(value), now + durationMs, now + refreshMs);

  readonly remove = (key: string): void => this.drop(VALUE + key);

  readonly getResponse = (key: string, now: number): CachedResponse | null =>
    (this.current(RESPONSE + key, now)?.content as CachedResponse | undefined) ?? null;

  readonly setResponse = (key: string, response: CachedResponse): void =>
    this.keep(RESPONSE + key, response, responseSize(response), response.until, Infinity);

  private current(key: string, now: number): Entry | null {
    const entry = this.entries.get(key);
    if (entry === undefined) return null;
    if (entry.until <= now) {
      this.drop(key);
      return null;
    }
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry;
  }

  private keep(key: string, content: unknown, size: number, until: number, refreshAt: number): void {
    this.drop(key);
    if (size > this.bounds.entryBytes) return;
    const bytes = size + 2 * key.length + 100;
    this.entries.set(key, { content, until, refreshAt, bytes });
    this.bytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.bounds.entries && this.bytes <= this.bounds.bytes) break;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}

const VALUE = 'v';
const RESPONSE = 'r';

interface Entry {
  readonly content: unknown;
  readonly until: number;
  readonly refreshAt: number;
  readonly bytes: number;
}

/** Bytes that it takes, roughly. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (value instanceof Uint8Array) return value.length;
  try {
    return 2 * (plainValue(value)?.text.length ?? UNKNOWN);
  } catch {
    // what a host has put in need not be a value of an expression
    return 2 * UNKNOWN;
  }
}

const UNKNOWN = 500;

/** Of status line, headers and body. */
export const responseSize = ({ reason, headers, body }: CachedResponse): number =>
  (body?.length ?? 0) +
  headers.reduce((sum, [name, value]) => sum + 2 * (name.length + value.length), 2 * reason.length);

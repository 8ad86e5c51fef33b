import type { Cache, Counters, LogEntry } from '@sluice/runtime';
import { RedisCache } from './cache.ts';
import { Connection } from './connection.ts';
import { RedisCounters } from './counters.ts';
import { keyNames } from './keys.ts';

export interface RedisOptions {
  /** What the names of all keys begin with: gateways that share it share limits and cache. `sluice:` by default. */
  readonly prefix?: string;
  /** How long a command may take; 1000 by default. */
  readonly timeoutMs?: number;
  /**
   * What limits do while Redis does not answer. `open`, the default: each process counts for itself. `closed`: the
   * statement that asked fails, so on-error runs, or the caller gets a 500.
   */
  readonly failure?: 'open' | 'closed';
  /** The largest value or response that is cached; 2 MiB by default. */
  readonly entryBytes?: number;
  /** Told when Redis is lost and when it is there again, and of what could not be cached. */
  readonly log?: (entry: LogEntry) => void;
}

export interface RedisStores {
  /** For `Host.counters`. */
  readonly counters: Counters;
  /** For `Host.externalCache`, or `Host.cache`. */
  readonly cache: Cache;
  /** Resolves when there is a connection for the first time; never rejects. */
  readonly connected: Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Counters and cache in the Redis of a URL, `redis://[[user]:password@]host[:port][/number]`, or `rediss:` for TLS. Does
 * not wait for Redis: it is connected to in the background. Throws TypeError where the URL is no such.
 */
export function redisStores(url: string, options: RedisOptions = {}): RedisStores {
  const { prefix = 'sluice:', timeoutMs = 1000, failure = 'open', entryBytes = 2 * 2 ** 20 } = options;
  const log = options.log ?? (() => undefined);
  const connection = new Connection(url, { timeoutMs, log });
  const name = keyNames(prefix);
  const counters = new RedisCounters(connection, name, failure);
  return {
    counters,
    cache: new RedisCache(connection, name, { entryBytes, log }),
    connected: connection.connected,
    close: async () => {
      await counters.close();
      await connection.close();
    },
  };
}

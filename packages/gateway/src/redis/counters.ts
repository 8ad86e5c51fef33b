import { randomUUID } from 'node:crypto';
import { clearInterval, setInterval } from 'node:timers';
import { MemoryCounters, type Claim, type Count, type Counters } from '@sluice/runtime';
import type { Connection } from './connection.ts';
import { COUNT } from './count.lua.ts';
import type { KeyKind } from './keys.ts';
import { ENTER, HOLD } from './slots.lua.ts';

/** Milliseconds. */
const LEASE = 30_000;

/**
 * Counters in Redis: every process that shares it sees what all of them have counted. Where Redis does not answer,
 * `open` lets each process count for itself until it does, as gateways that cannot reach each other; `closed` rejects.
 */
export class RedisCounters implements Counters {
  private readonly connection: Connection;
  private readonly name: (kind: KeyKind, key: string) => string;
  private readonly failure: 'open' | 'closed';
  /** Slots of a process that has died come free after so long. */
  private readonly leaseMs: number;
  private readonly process = randomUUID();
  /** What this process holds of slots in Redis. */
  private readonly held = new Map<string, number>();
  private renewal: NodeJS.Timeout | undefined;
  /** What was counted while Redis did not answer. */
  private readonly alone = new MemoryCounters();

  constructor(connection: Connection, name: RedisCounters['name'], failure: RedisCounters['failure'], leaseMs = LEASE) {
    this.connection = connection;
    this.name = name;
    this.failure = failure;
    this.leaseMs = leaseMs;
  }

  readonly count = (claims: readonly Claim[], now: number): Promise<readonly Count[]> =>
    this.ask(
      async () => {
        const keys = claims.map(({ key, drain }) => this.name(drain === undefined ? 'window' : 'bucket', key));
        const args = claims.flatMap(({ limit, amount, until, drain }) => [
          String(Number.isFinite(limit) ? limit : Number.MAX_VALUE),
          String(amount),
          String(until),
          drain === undefined ? '' : String(drain),
        ]);
        const answer = (await this.connection.call(COUNT, keys, [String(now), ...args])) as Buffer[];
        const numbers = answer.map(Number);
        return claims.map((_, i) => ({ used: numbers[2 * i]!, freeAt: numbers[2 * i + 1]! }));
      },
      () => this.alone.count(claims, now),
    );

  readonly enter = (key: string, max: number): Promise<boolean> =>
    this.ask(
      async () => {
        const args = [this.process, String(this.leaseMs), String(max)];
        if ((await this.connection.call(ENTER, [this.name('slots', key)], args)) !== 1) return false;
        this.held.set(key, (this.held.get(key) ?? 0) + 1);
        this.renewal ??= setInterval(this.renew, this.leaseMs / 3).unref();
        return true;
      },
      () => this.alone.enter(key, max),
    );

  /** What Redis is not told now it is told with the next renewal, or it ends with the lease. */
  readonly leave = async (key: string): Promise<void> => {
    const count = this.held.get(key);
    if (count === undefined) {
      this.alone.leave(key);
      return;
    }
    if (count > 1) this.held.set(key, count - 1);
    else this.held.delete(key);
    await this.hold(key);
  };

  /** Gives back what it holds. */
  async close(): Promise<void> {
    clearInterval(this.renewal);
    const keys = [...this.held.keys()];
    this.held.clear();
    await Promise.all(keys.map((key) => this.hold(key)));
  }

  private readonly renew = (): void => {
    if (this.held.size === 0) {
      clearInterval(this.renewal);
      this.renewal = undefined;
    }
    for (const key of this.held.keys()) void this.hold(key);
  };

  private async hold(key: string): Promise<void> {
    const args = [this.process, String(this.leaseMs), String(this.held.get(key) ?? 0)];
    await this.connection.call(HOLD, [this.name('slots', key)], args).catch(() => undefined);
  }

  private async ask<T>(redis: () => Promise<T>, instead: () => T): Promise<T> {
    try {
      return await redis();
    } catch (e) {
      if (this.failure === 'closed') throw e;
      return instead();
    }
  }
}

import type { CircuitBreaker } from '../exchange/backend.ts';
import type { Backends } from './host.ts';

/** Circuits and turns in memory. Failures are counted in a window that slides, in small steps. */
export class MemoryBackends implements Backends {
  private readonly circuits = new Map<string, Circuit>();
  private readonly turns = new Map<string, Map<string, number>>();

  openUntil(id: string, now: number): number | null {
    const until = this.circuits.get(id)?.openUntil ?? 0;
    return until > now ? until : null;
  }

  ended(id: string, breaker: CircuitBreaker, failed: boolean, retryAt: number | null, now: number): void {
    let circuit = this.circuits.get(id);
    if (circuit === undefined) this.circuits.set(id, (circuit = { openUntil: 0, spans: [] }));
    // a request that was under way when it tripped
    if (circuit.openUntil > now) return;
    const spans = circuit.spans.filter((s) => s.from > now - breaker.intervalMs && s.from <= now);
    let last = spans.at(-1);
    if (last === undefined || last.from <= now - breaker.intervalMs / SPANS)
      spans.push((last = { from: now, requests: 0, failures: 0 }));
    last.requests++;
    if (failed) last.failures++;
    circuit.spans = spans;
    if (!failed || !trips(breaker, spans)) return;
    circuit.spans = [];
    circuit.openUntil = breaker.acceptRetryAfter && retryAt !== null ? retryAt : now + breaker.tripMs;
  }

  /**
   * Weighted round robin that spreads: with weights 3 and 1, a a b a. Members without a weight get nothing unless all
   * are without.
   */
  next(pool: string, members: readonly { readonly id: string; readonly weight: number }[]): string {
    let turns = this.turns.get(pool);
    if (turns === undefined) this.turns.set(pool, (turns = new Map<string, number>()));
    const total = members.reduce((sum, m) => sum + m.weight, 0);
    let best = members[0]!.id;
    let most = -Infinity;
    for (const { id, weight } of members) {
      const credit = (turns.get(id) ?? 0) + (total === 0 ? 1 : weight);
      turns.set(id, credit);
      if (credit > most && (weight > 0 || total === 0)) [best, most] = [id, credit];
    }
    turns.set(best, most - (total === 0 ? members.length : total));
    return best;
  }
}

interface Circuit {
  openUntil: number;
  /** What is still in the window, in a bounded number of spans: each leaves it as a whole. */
  spans: Span[];
}

interface Span {
  readonly from: number;
  requests: number;
  failures: number;
}

const SPANS = 20;

function trips({ count, percentage }: CircuitBreaker, spans: readonly Span[]): boolean {
  const requests = spans.reduce((n, s) => n + s.requests, 0);
  const failures = spans.reduce((n, s) => n + s.failures, 0);
  return (
    (count !== undefined && failures >= count) || (percentage !== undefined && failures * 100 >= percentage * requests)
  );
}

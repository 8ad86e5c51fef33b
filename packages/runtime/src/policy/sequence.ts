import type { Exchange } from '../exchange/exchange.ts';
import type { Signal, Step } from './step.ts';

/**
 * Runs steps one after the other, staying synchronous until one of them has to wait: an `await` per statement would
 * cost more than most statements do. A signal ends the sequence and is handed on.
 */
export function sequence(steps: readonly Step[]): Step {
  return steps.length === 1 ? steps[0]! : (x) => run(steps, 0, x);
}

function run(steps: readonly Step[], from: number, x: Exchange): void | Signal | Promise<void | Signal> {
  for (let i = from; i < steps.length; i++) {
    const result = steps[i]!(x);
    if (result === undefined) continue;
    if (typeof result === 'string') return result;
    return result.then((signal) => signal ?? run(steps, i + 1, x));
  }
}

import type { Exchange } from '../../exchange/exchange.ts';
import type { MaybePromise } from '../../host/host.ts';
import { after } from '../sending.ts';
import type { Site, Value } from '../step.ts';

/** How much a call counts: at once where both are literals, at the end where an expression may look at the response. */
export interface Increment {
  readonly incrementCondition: Value<boolean> | undefined;
  readonly incrementCount: Value<number>;
}

export const isDeferred = ({ incrementCondition, incrementCount }: Increment): boolean =>
  (incrementCondition !== undefined && incrementCondition.literal === undefined) ||
  incrementCount.literal === undefined;

const amountOf = (x: Exchange, { incrementCondition, incrementCount }: Increment): number =>
  (incrementCondition?.(x) ?? true) ? incrementCount(x) : 0;

/** Checks with what the call adds now, and adds the rest, without a limit, when the response stands. */
export function checkThenCount(
  x: Exchange,
  increment: Increment,
  deferred: boolean,
  { prepare }: Site,
  check: (amount: number) => MaybePromise<void>,
  count: (amount: number) => MaybePromise<unknown>,
): MaybePromise<void> {
  return after(check(deferred ? 0 : amountOf(x, increment)), () => {
    if (deferred) x.atEnd(() => after(prepare?.(x), () => after(count(amountOf(x, increment)), () => undefined)));
  });
}

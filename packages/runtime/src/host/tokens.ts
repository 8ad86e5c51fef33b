import type { AccessToken, AccessTokens, MaybePromise } from './host.ts';

/**
 * Access tokens that are kept until they expire. Those who ask while one is on its way wait for the same; a failure is
 * not kept.
 */

/** Which tokens are asked for may be up to callers: of more than these the oldest is forgotten. */
const MOST_KEPT = 1000;

/** `now`: the clock that `expiresOn` is compared with. */
export function kept(ask: AccessTokens, now: () => number): AccessTokens {
  const known = new Map<string, MaybePromise<AccessToken | Failure>>();

  const remember = (key: string, answer: MaybePromise<AccessToken | Failure>): void => {
    known.delete(key);
    known.set(key, answer);
    if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  };

  return (wanted) => {
    const key = JSON.stringify([wanted.resource, wanted.clientId]);
    const found = known.get(key);
    if (found instanceof Promise || (found !== undefined && isGood(found, now()))) return found;
    const answer = ask(wanted);
    if (!(answer instanceof Promise)) {
      if (isGood(answer, now())) remember(key, answer);
      return answer;
    }
    const settled = (outcome: AccessToken | Failure | null): void => {
      if (known.get(key) !== answer) return;
      if (outcome !== null && isGood(outcome, now())) remember(key, outcome);
      else known.delete(key);
    };
    remember(key, answer);
    answer.then(settled, () => settled(null));
    return answer;
  };
}

type Failure = Exclude<Awaited<ReturnType<AccessTokens>>, AccessToken>;

const isGood = (answer: AccessToken | Failure, now: number): boolean =>
  'token' in answer && answer.expiresOn !== undefined && now < answer.expiresOn;

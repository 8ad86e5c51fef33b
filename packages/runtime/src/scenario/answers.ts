import type { FetchFailure, OutgoingRequest } from '../host/host.ts';
import type { Answer } from '../host/memory.ts';
import { Url } from '../exchange/url.ts';
import type { Scenario, ScenarioAnswer, ScenarioHttp } from './format.ts';
import { messageParts } from './values.ts';

/** What the outside world of a scenario answers. `backend` lists go on from request to request, as the clock does. */
export class Answers {
  private backend: readonly ScenarioAnswer[];
  private http: readonly ScenarioHttp[];
  private used = 0;

  constructor(scenario: Pick<Scenario, 'backend' | 'http'>) {
    this.backend = listOf(scenario.backend);
    this.http = scenario.http ?? [];
  }

  /** One request of several may bring its own. */
  replace(turn: Pick<Scenario, 'backend' | 'http'>): void {
    if (turn.backend !== undefined) {
      this.backend = listOf(turn.backend);
      this.used = 0;
    }
    if (turn.http !== undefined) this.http = turn.http;
  }

  readonly answer: Answer = (request) => {
    if (request.purpose === 'forward') {
      const answer = this.backend[Math.min(this.used, this.backend.length - 1)]!;
      this.used++;
      return toAnswer(answer);
    }
    const entry = this.http.find((h) => matches(h, request));
    return entry === undefined ? null : toAnswer(entry.response ?? {});
  };
}

const listOf = (backend: Scenario['backend']): readonly ScenarioAnswer[] => {
  const list =
    backend === undefined
      ? []
      : Array.isArray(backend)
        ? (backend as readonly ScenarioAnswer[])
        : [backend as ScenarioAnswer];
  return list.length === 0 ? [{}] : list;
};

function matches(entry: ScenarioHttp, request: OutgoingRequest): boolean {
  if (entry.method !== undefined && entry.method.toUpperCase() !== request.method.toUpperCase()) return false;
  const wanted = Url.parse(entry.url);
  const actual = Url.parse(request.url);
  if (wanted === null || actual === null) return entry.url === request.url;
  return (wanted.queryString === '' ? actual.withQuery('') : actual).text === wanted.text;
}

const FAILURES: Readonly<Record<FetchFailure['error'], string>> = {
  timeout: 'The operation has timed out.',
  refused: 'The connection was refused.',
  reset: 'The connection was reset.',
  dns: 'The host name could not be resolved.',
};

function toAnswer(answer: ScenarioAnswer): ReturnType<Answer> {
  const delay = answer.delayMs === undefined ? {} : { delayMs: answer.delayMs };
  if ('error' in answer) return { error: answer.error, message: FAILURES[answer.error] ?? answer.error, ...delay };
  const { headers, body } = messageParts(answer);
  return {
    status: answer.status ?? 200,
    ...(answer.reason === undefined ? {} : { reason: answer.reason }),
    headers: headers.lines(),
    body,
    ...delay,
  };
}

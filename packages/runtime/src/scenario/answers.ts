import type { FetchFailure, OutgoingRequest } from '../host/host.ts';
import type { Answer } from '../host/memory.ts';
import { Url } from '../exchange/url.ts';
import type { BackendAnswers, Scenario, ScenarioAnswer, ScenarioHttp } from './format.ts';
import { messageParts } from './values.ts';

/**
 * What the outside world of a scenario answers. Lists go on from request to request, as the clock does. A backend entity
 * with a response of its own answers what is sent to its URL.
 */
export class Answers {
  private backend: Row;
  private http: readonly ScenarioHttp[];
  private readonly entities: readonly { readonly base: string; readonly row: Row }[];

  constructor({ backend, http, backends }: Pick<Scenario, 'backend' | 'http' | 'backends'>) {
    this.backend = new Row(backend);
    this.http = http ?? [];
    this.entities = Object.values(backends ?? {}).flatMap(({ url, response }) => {
      const base = url === undefined || response === undefined ? null : Url.parse(url);
      return base === null ? [] : [{ base: base.withQuery('').text.replace(/\/+$/, ''), row: new Row(response) }];
    });
  }

  /** One request of several may bring its own. */
  replace({ backend, http }: Pick<Scenario, 'backend' | 'http'>): void {
    if (backend !== undefined) this.backend = new Row(backend);
    if (http !== undefined) this.http = http;
  }

  readonly answer: Answer = (request) => {
    if (request.purpose === 'forward') return toAnswer((this.entityOf(request.url) ?? this.backend).next());
    const entry = this.http.find((h) => matches(h, request));
    return entry === undefined ? null : toAnswer(entry.response ?? {});
  };

  private entityOf(url: string): Row | undefined {
    return this.entities.find(({ base }) => url.startsWith(base) && /^(?:[/?]|$)/.test(url.slice(base.length)))?.row;
  }
}

/** One answer after the other, the last one for ever. */
class Row {
  private readonly answers: readonly ScenarioAnswer[];
  private used = 0;

  constructor(answers: BackendAnswers | undefined) {
    this.answers = listOf(answers);
  }

  next(): ScenarioAnswer {
    return this.answers[Math.min(this.used++, this.answers.length - 1)]!;
  }
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

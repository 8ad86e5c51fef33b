import { parse } from 'yaml';
import { readScenario, type RunResult, type Scenario } from '../../packages/runtime/src/index.ts';

/**
 * A case in YAML: `title`, the `scenario` (docs: a request, what surrounds it, what the world answers) and what must
 * come of it. `expect` is as much of the result of `sluice run --json` as matters to the case:
 *
 * - an object names members; what it leaves out may be anything. A list is compared element by element;
 * - a header is its value, a list of values, or null for "not there"; its name is in lower case;
 * - a body is its text, `{ json }` (compared as data), `{ contains }`, or `{ base64 }`;
 * - a variable is its text, `{ type, value }`, or null for null and for "not there";
 * - `trace` lists `section/path` of statements that ran, in this order, perhaps with others in between.
 *
 * With several requests `expect` is a list, one for each. A key that does not exist is a fault of the case.
 */
export interface ScenarioCase {
  readonly title: string;
  readonly scenario: Scenario;
  readonly expect: readonly Expectation[];
  /** Whatever else the file says beside the three. */
  readonly rest: Readonly<Record<string, unknown>>;
}

type Data = Readonly<Record<string, unknown>>;
export type Expectation = Data;

/** Throws with what is wrong with the case. */
export function readCase(text: string): ScenarioCase {
  const { title, scenario, expect, ...rest } = parse(text) as Data;
  const read = readScenario(scenario);
  if (read.scenario === null) throw new Error(`scenario: ${read.problems.join('; ')}`);
  if (typeof title !== 'string') throw new Error('a case needs a title');
  const expected = (Array.isArray(expect) ? expect : [expect]) as Expectation[];
  const requests = read.scenario.requests?.length ?? 1;
  if (expected.length !== requests) throw new Error(`${requests} requests, but ${expected.length} in expect`);
  if (expected.some((e) => !isData(e) || Object.keys(e).length === 0)) throw new Error('a case must expect something');
  return { title, scenario: read.scenario, expect: expected, rest };
}

/** The result in the words of the expectation: equal to it where it holds, else with what is there instead. */
export function inTermsOf(expected: Expectation, result: RunResult): unknown {
  return members(expected, result as unknown as Data, RESULT);
}

type View = (expected: unknown, actual: unknown) => unknown;

const same: View = (_, actual) => actual ?? null;

const header: View = (expected, actual) => {
  const values = actual as readonly string[] | undefined;
  if (values === undefined) return null;
  return typeof expected === 'string' && values.length === 1 ? values[0] : values;
};

const body: View = (expected, actual) => {
  if (!isData(expected)) return actual;
  if ('contains' in expected)
    return typeof actual === 'string' && actual.includes(String(expected.contains)) ? expected : actual;
  if (!('json' in expected)) return actual;
  try {
    return { json: JSON.parse(String(actual)) as unknown };
  } catch {
    return actual;
  }
};

const variable: View = (expected, actual) => {
  if (!isData(actual) || 'null' in actual) return null;
  if (isData(expected)) return members(expected, actual, { type: same, value: same });
  return String(expected) === actual.value ? expected : actual.value;
};

/** A list of paths is shown whole where what was expected of it did not happen. */
const trace: View = (expected, actual) => {
  const ran = (actual as RunResult['trace']).map((t) => `${t.section}/${t.path}`);
  let at = 0;
  for (const step of expected as readonly string[]) at = ran.indexOf(step, at) + 1 || Infinity;
  return at === Infinity ? ran : expected;
};

const each =
  (view: View): View =>
  (expected, actual) => {
    if (!Array.isArray(expected) || !Array.isArray(actual) || expected.length !== actual.length) return actual;
    return expected.map((e, i) => view(e, actual[i]));
  };

const allOf =
  (view: View): View =>
  (expected, actual) =>
    isData(expected) && isData(actual)
      ? Object.fromEntries(Object.keys(expected).map((key) => [key, view(expected[key], actual[key])]))
      : actual;

const only =
  (views: Readonly<Record<string, View>>): View =>
  (expected, actual) =>
    isData(expected) && isData(actual) ? members(expected, actual, views) : actual;

function members(expected: Data, actual: Data, views: Readonly<Record<string, View>>): Data {
  return Object.fromEntries(
    Object.keys(expected).map((key) => {
      const view = views[key];
      if (view === undefined) throw new Error(`expect: "${key}" is nothing that a result has`);
      return [key, view(expected[key], actual[key])];
    }),
  );
}

const isData = (v: unknown): v is Data => typeof v === 'object' && v !== null && !Array.isArray(v);

const headers = allOf(header);
/** `headers: {}` asks for none at all. */
const responseHeaders: View = (expected, actual) =>
  isData(expected) && Object.keys(expected).length === 0 ? actual : headers(expected, actual);
const sent = only({ method: same, url: same, headers, body, clientCertificate: same });
const lastError = only(
  Object.fromEntries(['source', 'reason', 'message', 'scope', 'section', 'path', 'policyId'].map((key) => [key, same])),
);

/** A list that a result has only where there is something in it. */
const told =
  (views: Readonly<Record<string, View>>): View =>
  (expected, actual) =>
    each(only(views))(expected, actual ?? []);

const RESULT: Readonly<Record<string, View>> = {
  response: only({ status: same, reason: same, headers: responseHeaders, body }),
  backendRequests: each(sent),
  sentRequests: each(sent),
  variables: allOf(variable),
  lastError,
  trace,
  events: told({ logger: same, message: body, partitionId: same, partitionKey: same }),
  metrics: told({ name: same, namespace: same, value: same, dimensions: allOf(same) }),
  messages: told({ queue: same, topic: same, namespace: same, clientId: same, payload: body, properties: allOf(same) }),
  log: told({ source: same, severity: same, message: body, metadata: allOf(same) }),
};

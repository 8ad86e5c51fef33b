import { expect, it } from 'vitest';
import { Recorder } from '../../packages/cli/src/run/changes.ts';
import { showResults } from '../../packages/cli/src/run/show.ts';
import {
  Exchange,
  loadPolicies,
  MemoryHost,
  RequestMessage,
  Url,
  type RunResult,
  type TraceEntry,
} from '../../packages/runtime/src/index.ts';

/** Runs a policy with a recorder looking on, and gives the trace as people see it. */
async function traced(policy: string, inFull = false): Promise<string[]> {
  const { gateway } = loadPolicies({ documents: policy });
  const recorder = new Recorder();
  const host = new (class extends MemoryHost {
    override readonly trace = (entry: TraceEntry): void => recorder.observe(entry, exchange);
  })();
  const exchange: Exchange = new Exchange(
    host,
    new RequestMessage({ method: 'GET', url: Url.parse('https://api.example.com/a')! }),
  );
  await gateway!.run(exchange);
  const steps = recorder.steps();
  const result: RunResult = {
    response: { status: 200, reason: 'OK', headers: {}, body: '' },
    backendRequests: [],
    sentRequests: [],
    variables: {},
    lastError: null,
    trace: steps.map((s) => s.entry),
  };
  let out = '';
  const sink = { write: (text: string) => void (out += text), colour: false, terminal: false };
  showResults([result], steps, { inFull }, { out: sink, err: sink, stdin: () => (async function* () {})(), env: {} });
  return out.split('\n').slice(3, -1);
}

it('each statement has beside it what it changed', async () => {
  const policy = `<policies><inbound>
    <set-variable name="n" value="@(3)" />
    <set-variable name="n" value="@(4)" />
    <set-method>PUT</set-method>
    <set-header name="X-A" exists-action="override"><value>1</value></set-header>
    <set-header name="X-A" exists-action="delete" />
    <choose><when condition="@(true)"><set-body>one
two</set-body></when></choose>
    <trace source="x">nothing changes</trace>
  </inbound></policies>`;
  expect(await traced(policy)).toEqual([
    '  inbound/set-variable[1]                variables.n = 3',
    '  inbound/set-variable[2]                variables.n 3 → 4',
    '  inbound/set-method[1]                  request.method GET → PUT',
    '  inbound/set-header[1]                  request.headers.X-A = 1',
    '  inbound/set-header[2]                  request.headers.X-A removed',
    '  inbound/choose[1]',
    '  inbound/choose[1]/when[1]/set-body[1]  request.body = one⏎two',
    '  inbound/trace[1]',
  ]);
});

it('a failure is beside the statement that failed; long paths and values have room', async () => {
  const long = 'x'.repeat(150);
  const nested = (inner: string): string => `<choose><when condition="true">${inner}</when></choose>`;
  const policy = `<policies><inbound>${nested(nested(`<set-variable name="a" value="${long}" />`))}
    <set-body>@((string)context.Variables["none"])</set-body></inbound></policies>`;
  const shown = await traced(policy);
  expect(shown.slice(2, 4)).toEqual([
    '  inbound/choose[1]/when[1]/choose[1]/when[1]/set-variable[1]',
    `${' '.repeat(56)}variables.a = ${'x'.repeat(99)}…`,
  ]);
  expect(shown[4]).toMatch(/^ {2}inbound\/set-body\[1\] +response\.status = 500 Internal Server Error$/);
  expect(shown.at(-1)).toMatch(/lastError = set-body, ExpressionValueEvaluationFailure: /);
  expect((await traced(policy, true))[3]).toBe(`${' '.repeat(56)}variables.a = ${long}`);
});

it('the message that a statement puts together shows as it grows', async () => {
  const shown = await traced(`<policies><inbound><return-response>
    <set-status code="401" reason="No" /><set-header name="A"><value>b</value></set-header>
  </return-response></inbound></policies>`);
  expect(shown.join('\n')).toContain('response.status = 401 No');
  expect(shown.join('\n')).not.toContain('draft.headers.A removed');
});

it('what a message put together leads to stands beside the statement that sends or returns it', async () => {
  const shown = await traced(`<policies><inbound><send-request response-variable-name="state" mode="new">
    <set-url>https://a.example.com</set-url><set-method>GET</set-method><set-header name="A"><value>b</value></set-header>
  </send-request></inbound></policies>`);
  const sent = shown.filter((line) => line.includes('send-request[1]'));
  expect(sent[0]).toMatch(/send-request\[1\] +variables\.state = 200 OK$/);
  expect(sent.at(-1)).not.toContain('variables');
});

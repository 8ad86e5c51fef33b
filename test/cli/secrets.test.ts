import { expect, it } from 'vitest';
import { folder, inbound, sluice } from './sluice.ts';

/** What `run` shows of a named value that is secret: nothing, but where the policy itself sends it. */

const files = folder({
  'policy.xml': inbound(
    `<set-variable name="v" value="{{key}}" />
    <set-header name="Authorization"><value>@("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("{{key}}")))</value></set-header>
    <set-variable name="n" value="@(int.Parse("{{key}}"))" />`,
  ),
  'broken.xml': inbound(
    '<set-variable name="{{key}}" value="@({{key}})" /><rate-limit calls="{{key}}" renewal-period="1" />',
  ),
  'scenario.json': JSON.stringify({ namedValues: { key: { value: 's3cret-value', secret: true } } }),
});
const run = (...argv: string[]) => sluice(['run', ...argv, '--scenario', `${files}/scenario.json`]);

it('the trace of a run masks it, also as Base64 and in errors', async () => {
  const { out, err } = await run(`${files}/policy.xml`, '--trace');
  const trace = out.slice(out.indexOf('\nTrace\n'));
  expect(trace).toContain('variables.v = *****');
  expect(trace).toContain('request.headers.Authorization = Basic *****');
  expect(trace).toContain("The input string '*****' was not in a correct format.");
  expect(trace + err).not.toContain('s3cret');
});

it('findings do not quote it', async () => {
  const { status, out, err } = await run(`${files}/broken.xml`);
  expect(status).toBe(1);
  expect(err).toContain('*****');
  expect(out + err).not.toContain('s3cret');
});

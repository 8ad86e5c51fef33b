import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { folder, inbound, sluice } from './sluice.ts';

it('init of an empty folder: a configuration, a policy that is clean, a scenario that runs', async () => {
  const root = path.join(folder({}), 'apim');
  const { status, out, err } = await sluice(['init', root]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toContain(`${root}/sluice.config.json written\n`);
  expect((await sluice(['lint', root, '--profile', 'strict'])).err).toBe('1 file, nothing wrong\n');
  const hello = path.join(root, 'policies/hello');
  const ran = await sluice(['run', `${hello}.xml`, '--scenario', `${hello}.scenario.yaml`]);
  expect(ran).toMatchObject({ status: 0, out: expect.stringMatching(/^200 OK\n/) });
});

it('init shows a workflow, and writes none', async () => {
  const root = folder({});
  const { out } = await sluice(['init', root]);
  const workflow = parse(out.slice(out.indexOf('name: policies'))) as { jobs: { lint: { steps: { run?: string }[] } } };
  expect(workflow.jobs.lint.steps.at(-1)!.run).toContain(`sluice lint ${root}`);
  expect(fs.readdirSync(root).sort()).toEqual(['policies', 'sluice.config.json']);
});

it('init shows commands that a shell takes for what is meant', async () => {
  const root = path.join(folder({}), "it's $& here");
  const { out } = await sluice(['init', root]);
  const shown = `sluice lint '${root.replace("'", "'\\''")}'\n`;
  expect(out.split(shown)).toHaveLength(3);
});

it('init overwrites nothing, and says what it found', async () => {
  const own = '{ "rules": { "plain-http": "off" } }\n';
  const root = folder({ 'sluice.config.json': own, 'apis/orders/policy.xml': inbound('<base />') });
  const { status, out } = await sluice(['init', root]);
  expect(status).toBe(0);
  expect(out).toContain(
    `${root}/sluice.config.json is there already, and left alone\n1 policy found; scopes are known from the layout: APIOps\n`,
  );
  expect(fs.readFileSync(path.join(root, 'sluice.config.json'), 'utf8')).toBe(own);
  expect(fs.existsSync(path.join(root, 'policies'))).toBe(false);
});

it('init takes a profile, and the schema where the package is installed', async () => {
  const root = folder({ 'node_modules/@sluice/cli/sluice.config.schema.json': '{}' });
  await sluice(['init', root, '--profile', 'consumption']);
  expect(JSON.parse(fs.readFileSync(path.join(root, 'sluice.config.json'), 'utf8'))).toMatchObject({
    $schema: './node_modules/@sluice/cli/sluice.config.schema.json',
    extends: ['consumption'],
  });
});

it.each([
  [['a', 'b'], 'init takes one folder'],
  [['--profile', 'all'], 'there is no profile "all"; profiles are recommended, strict, '],
])('init %j is refused', async (argv, message) => {
  const { status, out, err } = await sluice(['init', ...argv]);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toContain(`sluice: ${message}`);
});

it('init of a file is refused', async () => {
  const root = folder({ 'a.xml': '' });
  expect((await sluice(['init', path.join(root, 'a.xml')])).err).toContain('this is a file, not a folder');
});

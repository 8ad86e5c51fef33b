import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../packages/cli/src/args.ts';
import { commands } from '../../packages/cli/src/cli.ts';
import { wantsColour } from '../../packages/cli/src/io.ts';
import { catalogueEntries } from '../../packages/cli/src/output/explanation.ts';
import { familyOf } from '../../packages/cli/src/output/families.ts';
import { sluice } from './sluice.ts';

const defs = {
  format: { value: 'FORMAT', choices: ['a', 'b'], help: '' },
  file: { value: 'FILE', help: '' },
  quiet: { short: 'q', help: '' },
} as const;

describe('arguments', () => {
  it.each([
    ['x --file f y', ['x', 'y'], { file: 'f' }],
    ['--file=f=g', [], { file: 'f=g' }],
    ['--file=', [], { file: '' }],
    ['--file -- x', ['x'], { file: '--' }],
    ['-q x', ['x'], { quiet: true }],
    ['- -7/2 -z', ['-', '-7/2', '-z'], {}],
    ['--format b -- --file -q', ['--file', '-q'], { format: 'b' }],
  ])('%s', (line, positionals, options) => {
    const read = readArguments(line.split(' '), defs);
    expect({ positionals: read.positionals, options: { ...read.options } }).toEqual({ positionals, options });
  });

  it.each([
    ['--fiel x', 'there is no option --fiel; did you mean --file?'],
    ['--__proto__', 'there is no option --__proto__'],
    ['--file', '--file needs a value: --file FILE'],
    ['--quiet=1', '--quiet takes no value'],
    ['--quiet -q', '--quiet is given twice'],
    ['--format c', '--format is one of a, b, not "c"'],
  ])('%s is refused', (line, message) => {
    expect(() => readArguments(line.split(' '), defs)).toThrow(message);
  });
});

describe('help', () => {
  it('names every verb', async () => {
    const { out } = await sluice(['--help']);
    for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'));
  });

  it.each(commands.map((c) => [c.name, c] as const))('of %s names every option', async (name, command) => {
    for (const argv of [
      [name, '--help'],
      [name, '-h', '--bogus'],
      ['help', name],
    ]) {
      const { status, out } = await sluice(argv);
      expect(status).toBe(0);
      expect(out).toMatch(new RegExp(`^Usage: sluice ${name} `));
      for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`);
      expect(out.split('\n').every((line) => line.length <= 110)).toBe(true);
    }
  });
});

it.each([
  [true, {}, true],
  [true, { TERM: 'dumb' }, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [false, {}, false],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
])('terminal %s with %o: colour %s', (terminal, env, colour) => {
  expect(wantsColour(terminal, env)).toBe(colour);
});

describe('explain', () => {
  it('says what a code means and what to do', async () => {
    expect((await sluice(['explain', 'apim2001'])).out).toBe(
      [
        'APIM2001 (error): <{name}> is no policy',
        '',
        'Check the spelling against the list of policies. Names are lower-case with hyphens.',
        '',
        'Found where policies are bound: elements, attributes, sections, scopes.',
        '',
        'More: docs/reference/diagnostics.md',
        '',
      ].join('\n'),
    );
  });

  it.each(['XML1001', 'GIO3004'])('knows %s', async (code) => {
    expect(await sluice(['explain', code])).toMatchObject({ status: 0, err: '' });
  });

  it('knows whose every code is', () => {
    const codes = [...catalogueEntries().keys()];
    expect(codes.length).toBeGreaterThan(300);
    for (const code of codes) expect(familyOf(code).about).toMatch(/\.$/);
  });

  it('explains a policy by its definition, and names its page', async () => {
    const { out } = await sluice(['explain', 'include-fragment']);
    expect(out).toContain('include-fragment (control-flow): Puts the statements of a stored fragment in this place.');
    expect(out).toContain('Sections: inbound, backend, outbound, on-error');
    expect(out).toContain('  fragment-id: The id of the fragment.');
    expect(out).toMatch(/\nMore: docs\/policies\/include-fragment\.md\n$/);
    expect((await sluice(['explain', 'missing-base'])).out).toMatch(/\nMore: docs\/rules\/missing-base\.md\n$/);
  });

  it('names pages that exist', async () => {
    for (const name of ['missing-base', 'set-header', 'CS0103', 'unused-directive']) {
      const { out } = await sluice(['explain', name]);
      const page = /\nMore: (.*)\n$/.exec(out)![1]!;
      expect(existsSync(new URL(`../../${page}`, import.meta.url)), page).toBe(true);
    }
  });

  it('suggests the code that was meant', async () => {
    expect(await sluice(['explain', 'AMIP2001'])).toEqual({
      status: 2,
      out: '',
      err: 'sluice: there is no code "AMIP2001"; did you mean APIM2001?\n',
    });
  });
});

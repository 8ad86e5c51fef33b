import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folder, inbound, sluice } from './sluice.ts';

const UGLY = inbound('<base/>');
const PRETTY = `<policies>
    <inbound>
        <base />
    </inbound>
    <backend>
        <base />
    </backend>
</policies>
`;
const BROKEN = '<policies>\n  <inbound>\n</policies>\n';
const fmt = (...argv: string[]) => sluice(['fmt', ...argv]);
const textOf = (file: string): string => readFileSync(file, 'utf8');

describe('files', () => {
  it('are written, and those that changed are listed', async () => {
    const files = folder({ 'a/ugly.xml': UGLY, 'a/pretty.xml': PRETTY, 'a/other.xml': '<nothing/>\n', 'b.txt': UGLY });
    const { status, out, err } = await fmt(`${files}/a`);
    expect({ status, out, err }).toEqual({ status: 0, out: `${files}/a/ugly.xml\n`, err: '1 of 2 files formatted\n' });
    expect(textOf(`${files}/a/ugly.xml`)).toBe(PRETTY);
    expect(textOf(`${files}/a/other.xml`)).toBe('<nothing/>\n');
    expect(await fmt(`${files}/a`)).toEqual({ status: 0, out: '', err: '2 files, nothing to format\n' });
  });

  it('--check changes nothing and fails', async () => {
    const files = folder({ 'ugly.xml': UGLY, 'pretty.xml': PRETTY });
    expect(await fmt('--check', files)).toEqual({
      status: 1,
      out: `${files}/ugly.xml\n`,
      err: '1 of 2 files would change; sluice fmt writes them\n',
    });
    expect(textOf(`${files}/ugly.xml`)).toBe(UGLY);
    expect((await fmt('--check', `${files}/pretty.xml`)).status).toBe(0);
  });

  it('with errors are left alone, the error shown, and the others formatted', async () => {
    const files = folder({ 'a.xml': BROKEN, 'b.xml': UGLY });
    const { status, out, err } = await fmt(files);
    expect(status).toBe(1);
    expect(out).toBe(`${files}/b.xml\n`);
    expect(err).toContain(`${files}/a.xml:2:4 error XML1001: <inbound> is never closed`);
    expect(err).toContain('1 of 2 files formatted; 1 file with errors left alone\n');
    expect(textOf(`${files}/a.xml`)).toBe(BROKEN);
  });

  it('are taken by globs', async () => {
    const files = folder({ 'a.xml': UGLY, 'b.policy': UGLY });
    expect((await fmt('--check', `${files}/*.policy`)).out).toMatch(/^[^\n]*b\.policy\n$/);
  });

  it('keep permissions, links and encodings, and nothing is left beside them', async () => {
    const utf16 = Buffer.from(`\ufeff${UGLY}`, 'utf16le');
    const files = folder({ 'a.xml': UGLY, 'utf16.xml': utf16, 'crlf.xml': `\ufeff${UGLY.trim()}\r\n` });
    chmodSync(`${files}/a.xml`, 0o640);
    symlinkSync('a.xml', `${files}/link.xml`);
    expect((await fmt(`${files}/link.xml`, `${files}/utf16.xml`, `${files}/crlf.xml`)).status).toBe(0);
    expect(textOf(`${files}/a.xml`)).toBe(PRETTY);
    expect(statSync(`${files}/a.xml`).mode & 0o777).toBe(0o640);
    expect(lstatSync(`${files}/link.xml`).isSymbolicLink()).toBe(true);
    expect(readFileSync(`${files}/utf16.xml`)).toEqual(Buffer.from(`\ufeff${PRETTY}`, 'utf16le'));
    expect(textOf(`${files}/crlf.xml`)).toBe(`\ufeff${PRETTY.replaceAll('\n', '\r\n')}`);
    expect(readdirSync(files).sort()).toEqual(['a.xml', 'crlf.xml', 'link.xml', 'utf16.xml']);
  });

  it('that cannot be read fail, and the others are formatted', async () => {
    const files = folder({ 'a.xml': UGLY, 'binary.xml': new Uint8Array([60, 0, 62]) });
    const { status, out, err } = await fmt(`${files}/nope.xml`, `${files}/binary.xml`, `${files}/a.xml`);
    expect({ status, out }).toEqual({ status: 2, out: `${files}/a.xml\n` });
    expect(err).toContain('nope.xml: no such file');
    expect(err).toContain('binary.xml: this is a binary file');
  });
});

describe('stdin', () => {
  it('comes back formatted', async () => {
    const call = { stdin: UGLY };
    expect(await sluice(['fmt', '--stdin'], call)).toEqual({ status: 0, out: PRETTY, err: '' });
    expect(await sluice(['fmt', '-'], call)).toEqual({ status: 0, out: PRETTY, err: '' });
  });

  it('with errors gives nothing but the error, under the name that is given', async () => {
    const { status, out, err } = await sluice(['fmt', '--stdin', '--stdin-filename', 'p/api.xml'], { stdin: BROKEN });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('p/api.xml:2:4 error XML1001');
  });

  it('--check gives the name', async () => {
    const argv = ['fmt', '--stdin', '--check', '--stdin-filename', 'api.xml'];
    expect(await sluice(argv, { stdin: UGLY })).toEqual({ status: 1, out: 'api.xml\n', err: '' });
    expect(await sluice(argv, { stdin: PRETTY })).toEqual({ status: 0, out: '', err: '' });
  });
});

describe('options', () => {
  const first = async (...argv: string[]): Promise<string> =>
    (
      await sluice(['fmt', '--stdin', ...argv], {
        stdin: '<inbound><set-variable value="@{\n1;\n}" name="abcdefghijk"></set-variable></inbound>',
      })
    ).out;

  it.each([
    ['--indent 2', '<inbound>\n  <set-variable value="@{\n1;\n}" name="abcdefghijk"></set-variable>\n</inbound>\n'],
    [
      '--indent 16',
      `<inbound>\n${' '.repeat(16)}<set-variable value="@{\n1;\n}" name="abcdefghijk"></set-variable>\n</inbound>\n`,
    ],
    ['--indent tab', '<inbound>\n\t<set-variable value="@{\n1;\n}" name="abcdefghijk"></set-variable>\n</inbound>\n'],
    [
      '--expressions indent',
      '<inbound>\n    <set-variable value="@{\n    1;\n    }" name="abcdefghijk"></set-variable>\n</inbound>\n',
    ],
    [
      '--attributes definition',
      '<inbound>\n    <set-variable name="abcdefghijk" value="@{\n1;\n}"></set-variable>\n</inbound>\n',
    ],
    [
      '--empty-elements self-closing',
      '<inbound>\n    <set-variable value="@{\n1;\n}" name="abcdefghijk" />\n</inbound>\n',
    ],
    [
      '--attributes definition --width 40',
      '<inbound>\n    <set-variable\n        name="abcdefghijk"\n        value="@{\n1;\n}"\n    ></set-variable>\n</inbound>\n',
    ],
  ])('%s', async (argv, expected) => {
    expect(await first(...argv.split(' '))).toBe(expected);
  });

  it.each([
    [['--indent', '0', 'a.xml'], '--indent is a whole number from 1 to 16, or tab, not "0"'],
    [['--width', 'wide', 'a.xml'], '--width is a whole number from 40 to 1000, not "wide"'],
    [['--expressions', 'x', 'a.xml'], '--expressions is one of keep, indent, not "x"'],
    [['--stdin', 'a.xml'], '--stdin takes no files, and a.xml is given; its name is --stdin-filename'],
    [['--stdin-filename', 'a.xml', 'b.xml'], '--stdin-filename names what --stdin brings'],
    [[], 'fmt takes files or folders: sluice fmt PATH…'],
  ])('%j is refused', async (argv, message) => {
    expect(await fmt(...argv)).toEqual({ status: 2, out: '', err: `sluice: ${message}\n` });
  });
});

describe('sluice.config.json', () => {
  const config = JSON.stringify({ fmt: { indent: 2, expressions: 'indent' }, ignore: ['generated/**'] });

  it('has defaults for the files below it, which the command line overrides', async () => {
    const files = folder({ 'sluice.config.json': config, 'a/b.xml': UGLY });
    await fmt(files);
    expect(textOf(`${files}/a/b.xml`)).toBe(PRETTY.replaceAll('    ', '  '));
    await fmt(files, '--indent', '4');
    expect(textOf(`${files}/a/b.xml`)).toBe(PRETTY);
    const argv = ['fmt', '--stdin', '--stdin-filename', `${files}/a/new.xml`];
    expect((await sluice(argv, { stdin: UGLY })).out).toBe(PRETTY.replaceAll('    ', '  '));
  });

  it('says what is passed by', async () => {
    const files = folder({ 'sluice.config.json': config, 'a.xml': UGLY, 'generated/b.xml': UGLY });
    expect((await fmt('--check', files)).out).toBe(`${files}/a.xml\n`);
  });

  it('with mistakes ends the command before anything is written', async () => {
    const files = folder({ 'sluice.config.json': '{ "fmt": { "indent": 99 } }', 'a.xml': UGLY });
    const { status, out, err } = await fmt(files);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('sluice.config.json:1:22');
    expect(textOf(`${files}/a.xml`)).toBe(UGLY);
    expect(existsSync(`${files}/a.xml`)).toBe(true);
  });
});

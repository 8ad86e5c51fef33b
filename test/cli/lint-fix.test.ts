import fs from 'node:fs';
import path from 'node:path';
import { SourceFile, type Diagnostic, type Fix } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../packages/cli/src/lint/fix.ts';
import { replaceText } from '../../packages/cli/src/output/write.ts';
import { folder, sluice } from './sluice.ts';

const IDLE = '<!-- sluice-disable-next-line plain-http -->';
const CLEAN = '<set-method>GET</set-method>\n';

describe('--fix', () => {
  it('mends the file, and shows what is left', async () => {
    const root = folder({ 'a.xml': `${IDLE}${CLEAN}<nope />\n`, 'b.xml': CLEAN });
    const { status, out, err } = await sluice([
      'lint',
      root,
      path.join(root, 'a.xml'),
      path.join(root, 'b.xml'),
      '--fix',
      '--format=compact',
    ]);
    expect(status).toBe(2); // the folder holds bare statements alone
    expect(out.replaceAll(root, '')).toBe('/a.xml:2:2: error APIM2001: <nope> is no policy\n');
    expect(err).toContain('1 fix in 1 file applied\n');
    expect(fs.readFileSync(path.join(root, 'a.xml'), 'utf8')).toBe(`${CLEAN}<nope />\n`);
    expect(fs.readdirSync(root).sort()).toEqual(['a.xml', 'b.xml']);
  });

  it('keeps byte order mark, line ends, encoding, permissions and links', async () => {
    const text = `\ufeff${IDLE}\r\n${CLEAN.replace('\n', '\r\n')}`;
    const root = folder({
      'a.xml': text,
      'b.xml': Buffer.from(text, 'utf16le'),
      'c.xml': Buffer.from(text, 'utf16le').swap16(),
    });
    fs.chmodSync(path.join(root, 'a.xml'), 0o640);
    fs.symlinkSync('a.xml', path.join(root, 'link.xml'));
    const { status } = await sluice([
      'lint',
      ...['link', 'b', 'c'].map((n) => path.join(root, `${n}.xml`)),
      '--fix',
      '-q',
    ]);
    expect(status).toBe(0);
    const rest = fs.readFileSync(path.join(root, 'a.xml'), 'utf8');
    expect(rest).toMatch(/^\ufeff(?:\r\n)?<set-method>GET<\/set-method>\r\n$/);
    expect(fs.readFileSync(path.join(root, 'b.xml'))).toEqual(Buffer.from(rest, 'utf16le'));
    expect(fs.readFileSync(path.join(root, 'c.xml'))).toEqual(Buffer.from(rest, 'utf16le').swap16());
    expect(fs.statSync(path.join(root, 'a.xml')).mode & 0o777).toBe(0o640);
    expect(fs.lstatSync(path.join(root, 'link.xml')).isSymbolicLink()).toBe(true);
  });

  it('--fix-dry-run writes nothing and prints the difference', async () => {
    const root = folder({ 'a.xml': `${CLEAN}${IDLE}${CLEAN}` });
    const file = path.join(root, 'a.xml');
    const { status, out, err } = await sluice(['lint', file, '--fix-dry-run']);
    expect(out).toBe(
      [
        `--- ${file}`,
        `+++ ${file}`,
        '@@ -1,2 +1,2 @@',
        ` ${CLEAN.trim()}`,
        `-${IDLE}${CLEAN.trim()}`,
        `+${CLEAN.trim()}`,
        '',
      ].join('\n'),
    );
    expect({ status, err }).toEqual({ status: 0, err: '1 fix in 1 file would be applied\n1 file, nothing wrong\n' });
    expect(fs.readFileSync(file, 'utf8')).toContain(IDLE);
  });

  it('--fix-dry-run takes standard input', async () => {
    const { out } = await sluice(['lint', '--stdin', '--stdin-filename', 'api.xml', '--fix-dry-run'], {
      stdin: `${IDLE}${CLEAN}`,
    });
    expect(out).toMatch(/^--- a\/api\.xml\n\+\+\+ b\/api\.xml\n@@ -1,1 \+1,1 @@\n-<!--/);
  });

  it('a file that cannot be written is said', () => {
    const root = folder({ 'a.xml': CLEAN });
    const file = path.join(root, 'a.xml');
    fs.mkdirSync(path.join(root, `.a.xml.${process.pid}.tmp`));
    expect(() => replaceText(file, CLEAN, 'x')).toThrow(`${file}: it cannot be written (EEXIST)`);
    expect(fs.readFileSync(file, 'utf8')).toBe(CLEAN);
  });

  it('and keeps no other from being fixed', async () => {
    const root = folder({ 'a.xml': `${IDLE}${CLEAN}`, 'b.xml': `${IDLE}${CLEAN}` });
    fs.mkdirSync(path.join(root, `.a.xml.${process.pid}.tmp`));
    const files = ['a.xml', 'b.xml'].map((name) => path.join(root, name));
    const { status, out, err } = await sluice(['lint', ...files, '--fix', '--format=compact']);
    expect(status).toBe(2);
    expect(out).toMatch(/^.*a\.xml:1:\d+: warning unused-directive: .*\n$/);
    expect(err).toContain(`sluice: ${files[0]!}: it cannot be written (EEXIST)\n1 fix in 1 file applied\n`);
    expect(fs.readFileSync(files[1]!, 'utf8')).toBe(CLEAN);
  });

  it('a file that was changed meanwhile is left alone', () => {
    const root = folder({ 'a.xml': 'changed' });
    const file = path.join(root, 'a.xml');
    expect(replaceText(file, 'as it was read', 'fixed')).toBe(false);
    expect(fs.readFileSync(file, 'utf8')).toBe('changed');
  });
});

describe('fixes', () => {
  type Edit = readonly [start: number, end: number, text: string];
  const finding = (code: string, ...edits: Edit[]): Diagnostic => {
    const fix: Fix = {
      title: '',
      safe: true,
      edits: edits.map(([start, end, text]) => ({ span: { start, end }, text })),
    };
    return { code, severity: 'warning', message: code, span: { start: 0, end: 0 }, fixes: [fix] };
  };
  /** Findings of a text, from a function of it. */
  const run = (text: string, rules: (text: string) => Diagnostic[], chooses: (fix: Fix) => boolean = (f) => f.safe) => {
    const check = (t: string): FileFindings => ({ file: new SourceFile('a', t), diagnostics: rules(t) });
    const { text: after, applied, skipped, outcome } = applyFixes(check(text), check, chooses);
    return { after, applied, skipped, outcome };
  };

  it('are applied together, from any order', () => {
    const rules = (t: string): Diagnostic[] =>
      t === 'abc' ? [finding('y', [2, 3, 'C']), finding('x', [0, 1, 'A'])] : [];
    expect(run('abc', rules)).toEqual({ after: 'AbC', applied: 2, skipped: 0, outcome: 'stable' });
  });

  it('that touch each other: the first now, the other in the next pass if it is still wanted', () => {
    const rules = (t: string): Diagnostic[] => [
      ...(t.includes('ab') ? [finding('x', [t.indexOf('ab'), t.indexOf('ab') + 2, 'X'])] : []),
      ...(t.includes('c') ? [finding('y', [t.indexOf('c'), t.indexOf('c') + 1, 'Y'])] : []),
    ];
    expect(run('abc', rules)).toEqual({ after: 'XY', applied: 2, skipped: 1, outcome: 'stable' });
  });

  it('of several edits are applied whole or not at all', () => {
    const rules = (t: string): Diagnostic[] =>
      t === 'abcde' ? [finding('x', [2, 3, 'C']), finding('y', [0, 1, ''], [3, 4, ''])] : [];
    expect(run('abcde', rules)).toEqual({ after: 'abCde', applied: 1, skipped: 1, outcome: 'stable' });
  });

  it('that several findings share are applied once', () => {
    const rules = (t: string): Diagnostic[] =>
      t === 'ab' ? [finding('x', [0, 1, 'A']), finding('y', [0, 1, 'A'])] : [];
    expect(run('ab', rules)).toEqual({ after: 'Ab', applied: 1, skipped: 0, outcome: 'stable' });
  });

  it('that never come to an end are stopped', () => {
    expect(run('a', (t) => [finding('x', [0, 0, t.length % 2 === 0 ? 'a' : 'b'])])).toMatchObject({
      applied: 10,
      outcome: 'unfinished',
    });
  });

  it('that bring an error are taken back', () => {
    const error: Diagnostic = { code: 'e', severity: 'error', message: '', span: { start: 0, end: 0 } };
    const rules = (t: string): Diagnostic[] => (t === 'a' ? [finding('x', [0, 1, 'b'])] : [error]);
    expect(run('a', rules)).toEqual({ after: 'a', applied: 0, skipped: 0, outcome: 'worse' });
  });

  it('that are not safe wait to be asked for', () => {
    const unsafe = (t: string): Diagnostic[] =>
      t === 'a'
        ? [{ ...finding('x'), fixes: [{ title: '', safe: false, edits: [{ span: { start: 0, end: 1 }, text: 'b' }] }] }]
        : [];
    expect(run('a', unsafe)).toMatchObject({ after: 'a', applied: 0 });
    expect(run('a', unsafe, () => true)).toMatchObject({ after: 'b', applied: 1 });
  });

  it('end their lines as the file does', () => {
    const rules = (t: string): Diagnostic[] => (t.includes('\n\n') ? [] : [finding('x', [0, 0, 'new\n\r\nline\n'])]);
    expect(run('a\r\nb', (t) => (t.startsWith('new') ? [] : rules(t))).after).toBe('new\r\n\r\nline\r\na\r\nb');
    expect(run('a\nb', (t) => (t.startsWith('new') ? [] : rules(t))).after).toBe('new\n\nline\na\nb');
  });
});

describe('a baseline', () => {
  const PLAIN = '<set-backend-service base-url="http://orders.example.com" />';
  const SECRET = 'Password1!Password1!';
  const files = { 'a.xml': `${PLAIN}\n<nope />\n`, 'sub/b.xml': CLEAN };

  it('leaves out what is known, wherever it has moved to', async () => {
    const root = folder(files);
    const [file, baseline] = [path.join(root, 'a.xml'), path.join(root, 'sub/baseline.json')];
    const argv = ['lint', file, path.join(root, 'sub/b.xml'), '--baseline', baseline];
    expect(await sluice([...argv, '--write-baseline'])).toEqual({
      status: 0,
      out: '',
      err: `2 findings written to ${baseline}\n`,
    });
    expect(await sluice(argv)).toEqual({
      status: 0,
      out: '',
      err: `2 findings known from ${baseline} left out\n2 files, nothing wrong\n`,
    });
    fs.writeFileSync(file, `${CLEAN}\n\n${CLEAN}${PLAIN}\n<nope />\n<nope />\n`);
    const { status, out } = await sluice([...argv, '--format=compact']);
    expect({ status, out: out.replaceAll(root, '') }).toEqual({
      status: 1,
      out: '/a.xml:7:2: error APIM2001: <nope> is no policy\n',
    });
  });

  it('says what is no longer there', async () => {
    const root = folder(files);
    const [file, baseline] = [path.join(root, 'a.xml'), path.join(root, 'baseline.json')];
    await sluice(['lint', file, '--baseline', baseline, '--write-baseline']);
    fs.writeFileSync(file, CLEAN);
    expect((await sluice(['lint', file, '--baseline', baseline])).err).toContain(
      `2 findings of ${baseline} no longer there; --write-baseline forgets them\n`,
    );
  });

  it('gives no text away', async () => {
    const root = folder({
      'a.xml': `<set-header name="Authorization" exists-action="override"><value>Basic ${SECRET}</value></set-header>\n`,
    });
    const baseline = path.join(root, 'baseline.json');
    await sluice(['lint', root, path.join(root, 'a.xml'), '--baseline', baseline, '--write-baseline']);
    const written = fs.readFileSync(baseline, 'utf8');
    expect(JSON.parse(written)).toMatchObject({
      version: 1,
      files: { 'a.xml': [{ at: expect.stringMatching(/^set-header/) }] },
    });
    expect(written).not.toContain(SECRET);
  });

  it.each([
    ['missing', null, 'there is no such baseline; --write-baseline makes one'],
    ['no JSON', '{', 'this is no baseline; --write-baseline writes it anew'],
    ['another version', '{"version":2,"files":{}}', 'this is no baseline; --write-baseline writes it anew'],
    ['another form', '{"version":1,"files":{"a":[null]}}', 'this is no baseline; --write-baseline writes it anew'],
  ])('that is %s is said', async (_, text, message) => {
    const root = folder({ 'a.xml': CLEAN, ...(text !== null && { 'baseline.json': text }) });
    const baseline = path.join(root, 'baseline.json');
    expect(await sluice(['lint', path.join(root, 'a.xml'), '--baseline', baseline])).toEqual({
      status: 2,
      out: '',
      err: `sluice: ${baseline}: ${message}\n`,
    });
  });
});

import { spawnSync } from 'node:child_process';
import fs, { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../packages/cli/src/io.ts';
import { readBytes } from '../../packages/cli/src/input/text.ts';
import { policyFiles } from '../../packages/cli/src/lint/discover.ts';
import { progress } from '../../packages/cli/src/lint/progress.ts';
import { folder, inbound, sluice, type Call } from './sluice.ts';

const GOOD = inbound('<base />');
const sink = { write: () => undefined, colour: false, terminal: false };
async function* nothing(): AsyncIterable<Uint8Array> {}
const NO_IO: Io = { out: sink, err: sink, stdin: nothing, env: {} };

const PLAIN = '<set-backend-service base-url="http://orders.example.com" />\n';

/** The files that a call checks, by their findings: each of them has one. */
async function checked(root: string, argv: readonly string[], call?: Call): Promise<string[]> {
  const { out } = await sluice(['lint', ...argv, '--format=json'], call);
  const { diagnostics } = JSON.parse(out) as { diagnostics: { file: string }[] };
  return diagnostics.map(({ file }) => path.relative(root, file));
}

describe('globs', () => {
  const root = folder({
    'a/x.xml': PLAIN,
    'a/b/y.xml': PLAIN,
    'a/b/z.txt': PLAIN,
    'a/node_modules/n.xml': PLAIN,
    'odd [1].xml': PLAIN,
  });
  it.each([
    ['**/*.xml', ['a/b/y.xml', 'a/x.xml', 'odd [1].xml']],
    ['a/*.xml', ['a/x.xml']],
    ['a/**/{y,z}.*', ['a/b/y.xml', 'a/b/z.txt']],
    ['odd [1].xml', ['odd [1].xml']],
  ])('%s', async (glob, expected) => {
    expect(await checked(root, [`${root}/${glob}`])).toEqual(expected);
  });
  it('that match nothing are said', async () => {
    expect(await sluice(['lint', `${root}/*.json`])).toEqual({
      status: 2,
      out: '',
      err: `sluice: ${root}/*.json: no file matches\n`,
    });
  });
});

describe('.gitignore', () => {
  const policy = `<policies><inbound>${PLAIN}<base /></inbound></policies>`;
  const root = folder({
    '.git/HEAD': '',
    '.gitignore': '# built\n/out/\n*.generated.xml\n!keep.generated.xml\ndeep/**/no.xml\nspaced.xml  \n',
    'a.xml': policy,
    'b.generated.xml': policy,
    'keep.generated.xml': policy,
    'out/c.xml': policy,
    'sub/out/d.xml': policy,
    'deep/er/no.xml': policy,
    'deep/er/yes.xml': policy,
    'spaced.xml': policy,
    'sub/.gitignore': 'here.xml\r\n!x.generated.xml\r\n',
    'sub/here.xml': policy,
    'sub/x.generated.xml': policy,
  });

  it('says what is passed by, the nearest file and the last pattern first', async () => {
    expect(await checked(root, [root])).toEqual([
      'a.xml',
      'keep.generated.xml',
      'deep/er/yes.xml',
      'sub/x.generated.xml',
      'sub/out/d.xml',
    ]);
  });

  it('counts also where the folder lies below it', async () => {
    expect(await checked(root, [path.join(root, 'deep')])).toEqual(['deep/er/yes.xml']);
  });

  it('does not hold for what is named', async () => {
    expect(await checked(root, [path.join(root, 'out'), path.join(root, 'b.generated.xml')])).toEqual([
      'out/c.xml',
      'b.generated.xml',
    ]);
  });
});

describe('standard input', () => {
  it('goes by the name that it is given', async () => {
    const root = folder({ 'sluice.config.json': '{ "rules": { "plain-http": "error" } }' });
    const name = path.join(root, 'api.xml');
    const seen = await sluice(['lint', '--stdin', '--stdin-filename', name, '--format=compact'], { stdin: PLAIN });
    expect(seen.out).toMatch(`${name}:1:22: error plain-http: `);
    expect(seen.status).toBe(1);
  });

  it('has none otherwise', async () => {
    expect((await sluice(['lint', '--stdin', '--format=compact'], { stdin: '<nope />' })).out).toMatch(
      /^<stdin>:1:2: error APIM2001/,
    );
  });

  it.each([
    [['--stdin', 'a.xml'], '--stdin stands for the paths; leave out either'],
    [['--stdin', '--fix'], '--fix writes files; for standard input there is --fix-dry-run'],
    [['--changed', '--write-baseline'], '--write-baseline forgets what is not checked; leave out --changed'],
    [
      ['a.xml', '--fix-dry-run', '--write-baseline'],
      '--fix-dry-run leaves everything as it is; leave out --write-baseline',
    ],
    [['a.xml', '--stdin-filename', 'b.xml'], '--stdin-filename names what --stdin brings'],
  ])('%j is refused', async (argv, message) => {
    expect(await sluice(['lint', ...argv])).toEqual({ status: 2, out: '', err: `sluice: ${message}\n` });
  });
});

describe('files that cannot be read', () => {
  const root = folder({ 'good.xml': GOOD, 'binary.xml': Uint8Array.of(1, 0, 255, 254, 200), 'notes/readme.md': '' });
  symlinkSync('gone.xml', path.join(root, 'dangling.xml'));
  symlinkSync('circle.xml', path.join(root, 'circle.xml'));

  it('are said, and the others are checked', async () => {
    const { status, out, err } = await sluice(['lint', root, '--format=json']);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ files: 1 });
    expect(err.replaceAll(root, '')).toBe(
      [
        'sluice: /binary.xml: this is no text in UTF-8 or UTF-16',
        'sluice: /circle.xml: its symbolic links go in a circle',
        'sluice: /dangling.xml: no such file',
        '',
      ].join('\n'),
    );
  });

  it('a pipe in a folder is not waited for', async () => {
    const pipes = folder({ 'good.xml': GOOD });
    expect(spawnSync('mkfifo', [path.join(pipes, 'pipe.xml')]).status).toBe(0);
    expect(await sluice(['lint', pipes])).toMatchObject({ status: 0, err: '1 file, nothing wrong\n' });
  });

  it('a folder that is gone is said, and those behind it are walked', async () => {
    const tree = folder({ 'a/x.xml': GOOD, 'b/x.xml': GOOD, 'c/x.xml': GOOD });
    const refused: string[] = [];
    const isIgnored = (): boolean => {
      rmSync(path.join(tree, 'b'), { recursive: true, force: true });
      return false;
    };
    const found: string[] = [];
    for await (const { name } of policyFiles([tree], NO_IO, { refuse: (m) => refused.push(m), isIgnored }))
      found.push(path.relative(tree, name));
    expect(found).toEqual(['a/x.xml', 'c/x.xml']);
    expect(refused).toEqual([`${path.join(tree, 'b')}: no such file`]);
  });

  it('a folder without policies is said', async () => {
    expect(await sluice(['lint', path.join(root, 'notes')])).toMatchObject({
      status: 2,
      err: expect.stringContaining('notes: no policies below this folder'),
    });
  });

  it('one that changes while it is read is read again, and said where it never rests', () => {
    const file = path.join(root, 'busy.xml');
    const busy = (changes: number): typeof fs => ({
      ...fs,
      readSync: ((...args: Parameters<typeof fs.readSync>) => {
        if (changes-- > 0) fs.appendFileSync(file, '<!-- and on -->');
        return fs.readSync(...args);
      }) as typeof fs.readSync,
    });
    fs.writeFileSync(file, GOOD);
    expect(new TextDecoder().decode(readBytes(file, busy(1)))).toBe(`${GOOD}<!-- and on -->`);
    expect(() => readBytes(file, busy(Infinity))).toThrow(`${file}: it changes while it is read`);
    fs.rmSync(file);
  });
});

describe('--changed', () => {
  const root = folder({ 'old.xml': PLAIN, 'edited.xml': GOOD, 'gone.xml': PLAIN, '.gitignore': 'ignored.xml\n' });
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  };
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'one');
  writeFileSync(path.join(root, 'edited.xml'), PLAIN);
  writeFileSync(path.join(root, 'new one.xml'), PLAIN);
  writeFileSync(path.join(root, 'ignored.xml'), PLAIN);
  rmSync(path.join(root, 'gone.xml'));
  const here = process.cwd();
  const inside = async <T>(call: () => Promise<T>, at = root): Promise<T> => {
    process.chdir(at);
    try {
      return await call();
    } finally {
      process.chdir(here);
    }
  };
  const PATHS = ['old.xml', 'edited.xml', 'new one.xml'];

  it('checks what is changed or new', async () => {
    expect(await inside(() => checked('', [...PATHS, '--changed']))).toEqual(['edited.xml', 'new one.xml']);
  });

  it('since a branch: what was changed since both went apart', async () => {
    git('switch', '-qc', 'work');
    git('add', 'edited.xml');
    git('commit', '-qm', 'two');
    expect(await inside(() => checked('', [...PATHS, '--changed']))).toEqual(['new one.xml']);
    expect(await inside(() => checked('', [...PATHS, '--changed=main']))).toEqual(['edited.xml', 'new one.xml']);
  });

  it('nothing changed is nothing wrong', async () => {
    expect(await inside(() => sluice(['lint', 'old.xml', '--changed']))).toEqual({
      status: 0,
      out: '',
      err: 'no changed policies\n',
    });
  });

  it.each([
    ['--changed=nowhere', /^sluice: --changed: git knows no commit nowhere/],
    ['--changed=--output=x', /^sluice: --changed: git knows no commit --output=x/],
  ])('%s is said', async (option, message) => {
    const { status, err } = await inside(() => sluice(['lint', option]));
    expect({ status, err }).toEqual({ status: 2, err: expect.stringMatching(message) });
  });

  it('no repository, no git: said plainly', async () => {
    const outside = folder({ 'a.xml': GOOD });
    expect((await inside(() => sluice(['lint', '--changed']), outside)).err).toBe(
      'sluice: --changed asks git, and this is no git repository\n',
    );
    const { PATH } = process.env;
    process.env.PATH = outside;
    try {
      expect((await inside(() => sluice(['lint', '--changed']))).err).toBe(
        'sluice: --changed asks git, and git is not installed here\n',
      );
    } finally {
      process.env.PATH = PATH;
    }
  });
});

describe('progress', () => {
  const run = (terminal: boolean, ms: number): string => {
    let [out, time] = ['', 0];
    const shown = progress({ write: (text) => void (out += text), colour: false, terminal }, () => time);
    for (let i = 0; i < 10; i++) {
      time += ms;
      shown.checked(`f${i}\u001b.xml`);
    }
    shown.end();
    return out;
  };

  it('is shown on a terminal, when it takes long, and goes away', () => {
    const [before, ...shown] = run(true, 200).split('\r\u001b[K');
    expect(before).toBe('');
    expect(shown.at(-1)).toBe('');
    expect(shown.slice(0, -1)).toEqual([4, 5, 6, 7, 8, 9].map((i) => `${i + 1} files checked: f${i}·.xml`));
    expect(run(true, 50)).toBe('');
    expect(run(false, 2000)).toBe('');
  });
});

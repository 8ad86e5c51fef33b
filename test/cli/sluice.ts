import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runCommand } from '../../packages/cli/src/cli.ts';

/** What a user sees of one call of the command. */
export interface Seen {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Call {
  readonly stdin?: string | Uint8Array;
  /** Both streams are a terminal with colours. */
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command inside this process: everything but Node's streams. */
export async function sluice(
  argv: readonly string[],
  { stdin = '', terminal = false, env = {} }: Call = {},
): Promise<Seen> {
  const written = { out: '', err: '' };
  const sink = (name: 'out' | 'err') => ({
    write: (text: string) => void (written[name] += text),
    colour: terminal,
    terminal,
  });
  async function* input(): AsyncIterable<Uint8Array> {
    yield typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin;
  }
  const status = await runCommand(argv, { out: sink('out'), err: sink('err'), stdin: input, env });
  return { status, ...written };
}

const bin = fileURLToPath(new URL('../../packages/cli/bin/sluice.js', import.meta.url));

/** The built command as a process of its own. */
export function sluiceProcess(argv: readonly string[], stdin: string | Uint8Array = '', env = {}): Promise<Seen> {
  return new Promise((done, fail) => {
    // a run of these tests in a job of GitHub Actions would show annotations otherwise
    const child = spawn(process.execPath, [bin, ...argv], { env: { ...process.env, GITHUB_ACTIONS: '', ...env } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
    child.on('error', fail);
    child.on('close', (status) => done({ status, out, err }));
  });
}

/** A folder with these files, by path, while the tests of the file run. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'sluice-'));
  afterAll(() => rmSync(root, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    if (!existsSync(path.dirname(file))) mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return root;
}

/** Policies with these statements in inbound, that forward what comes through. */
export const inbound = (statements: string): string =>
  `<policies><inbound>${statements}</inbound><backend><base /></backend></policies>\n`;

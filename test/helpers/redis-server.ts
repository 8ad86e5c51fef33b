import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';

const installed = ['redis-server', 'redis-cli'].every((name) => spawnSync(name, ['--version']).status === 0);

/** A Redis for the tests of a suite, from before the first to after the last. Without `redis-server` they are skipped. */
export function redisOfSuite(): { readonly server: RedisServer } {
  const suite = { server: undefined as unknown as RedisServer };
  beforeAll(async () => {
    if (installed) suite.server = await RedisServer.start();
  });
  beforeEach((context) => context.skip(!installed, 'redis-server is not installed'));
  afterAll(() => (installed ? suite.server.stop() : undefined));
  return suite;
}

/** A Redis of one's own: a free port, nothing kept on disk. It may be stopped, frozen, and started again. */
export class RedisServer {
  readonly port: number;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'sluice-redis-'));
  private process: ChildProcess | null = null;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const started = spawn('redis-server', [...options, '--dir', this.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.process = started;
    let said = '';
    for await (const chunk of started.stdout) {
      said += String(chunk);
      if (said.includes('Ready to accept connections')) break;
    }
    if (!said.includes('Ready to accept connections')) throw new Error(`redis-server does not start:\n${said}`);
  }

  /** What `redis-cli` answers. */
  command(...words: string[]): string {
    const { status, stdout, stderr } = spawnSync('redis-cli', ['-p', String(this.port), ...words], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  async kill(): Promise<void> {
    const ended = this.process === null ? undefined : once(this.process, 'exit');
    this.process?.kill('SIGKILL');
    await ended;
    this.process = null;
  }

  /** It holds its connections, and answers nothing. */
  freeze(): void {
    this.process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.process?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { textLine } from '../../packages/gateway/src/index.ts';
import { serve, type ServeArguments } from '../../packages/cli/src/serve/serve.ts';
import { folder, inbound, sluice } from '../cli/sluice.ts';
import { makeCertificate } from '../helpers/certificate.ts';
import { cleanUp, startBackend, startServer, until } from './servers.ts';

/** `sluice serve` as its user sees it: what it prints, what it answers, how it ends. */

const files = folder({
  'policy.xml': inbound('<base /><set-header name="X-A"><value>{{name}}</value></set-header>'),
  'scenario.yaml': 'namedValues: { name: Ann }\n',
  'plain.xml': inbound('<base />'),
  'all.xml':
    '<policies><inbound><set-header name="X-B"><value>all</value></set-header></inbound><backend><forward-request /></backend><outbound /><on-error /></policies>',
  'broken.xml': inbound('<nope />'),
  'hosts.xml': inbound(
    '<base /><send-request mode="new" response-variable-name="r"><set-url>@("http://127.0.0.2:" + context.Request.Url.Query.GetValueOrDefault("port", "1"))</set-url><set-method>GET</set-method></send-request>',
  ),
  'tells.xml': inbound(
    '<log-to-eventhub logger-id="audit">@(context.Request.Url.Path)</log-to-eventhub><emit-metric name="calls" namespace="n"><dimension name="API ID" /></emit-metric><send-service-bus-message queue-name="q"><message-properties><message-property name="a">b</message-property></message-properties><payload>hello</payload></send-service-bus-message><return-response />',
  ),
  'known.xml':
    '<policies><inbound><set-backend-service backend-id="sf" /><authentication-managed-identity resource="r" output-token-variable-name="t" /><set-header name="X-A"><value>@((string)context.Variables["t"] + context.Deployment.Certificates.Count)</value></set-header></inbound><backend><forward-request /></backend></policies>',
  'traces.xml': inbound(
    '<trace source="s" severity="error"><message>@(context.Request.Url.Query.GetValueOrDefault("q"))</message><metadata name="m" value="@(context.Request.Url.Query.GetValueOrDefault("q"))" /></trace><return-response />',
  ),
  'operation.xml': inbound(
    '<base /><return-response><set-body>@(context.Request.MatchedParameters["id"] + context.Api.Name)</set-body></return-response>',
  ),
  'orders.yaml': 'api: { name: Orders, path: v1 }\noperation: { urlTemplate: "/orders/{id}", method: GET }\n',
});
const at = (name: string): string => path.join(files, name);

interface Running {
  readonly url: string;
  readonly out: () => string;
  readonly err: () => string;
  readonly stop: () => Promise<number>;
}

/** The command inside this process, listening. */
async function serving(positionals: string[], options: ServeArguments['options']): Promise<Running> {
  const written = { out: '', err: '' };
  const sink = (name: 'out' | 'err') => ({
    write: (text: string) => void (written[name] += text),
    colour: false,
    terminal: false,
  });
  let end!: () => void;
  const stopped = new Promise<void>((go) => (end = go));
  async function* stdin(): AsyncGenerator<Uint8Array> {}
  const done = serve(
    { positionals, options: { port: '0', ...options } },
    { out: sink('out'), err: sink('err'), stdin, env: {} },
    stopped,
  );
  const stop = (): Promise<number> => (end(), done);
  cleanUp(stop);
  await Promise.race([until(() => written.out !== ''), done]);
  const url = /^sluice: listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(written.out)?.[1] ?? '';
  return { url, out: () => written.out, err: () => written.err, stop };
}

const echo = () =>
  startBackend((request, response) => {
    response.writeHead(200, {
      'X-Url': request.url!,
      'X-Got': ['x-a', 'x-b'].map((name) => request.headers[name]).join('+'),
    });
    request.pipe(response);
  });

it('the access log shows no character that a terminal could take for a command', () => {
  const entry = { time: 't', ip: null, method: 'GET', path: '/', status: null, ms: 1 };
  expect(textLine({ ...entry, error: 'a\n\u001b[2J \u{1f600} \ud83d' })).toBe(
    't - GET / closed 1ms a%0A%1B[2J %F0%9F%98%80 %EF%BF%BD',
  );
});

describe('while it runs', () => {
  it('a trace is one line, whatever a caller sent', async () => {
    const gateway = await serving([at('traces.xml')], { backend: 'http://x' });
    await fetch(`${gateway.url}/?q=a%0d%0aerror%20x:%20%1b[2J%C3%BC`);
    expect(gateway.err()).toBe('error s: a  error x:  [2Jü m=a  error x:  [2Jü\n');
  });

  it('says where it listens, forwards, and logs a line for each request without its query', async () => {
    const backend = await echo();
    const gateway = await serving([at('policy.xml')], {
      backend: `${backend.url}/base`,
      scenario: at('scenario.yaml'),
    });
    expect(gateway.out()).toBe(`sluice: listening on ${gateway.url}, in front of ${backend.url}/base\n`);
    const response = await fetch(`${gateway.url}/orders?key=secret`, { method: 'POST', body: 'hello' });
    expect(await response.text()).toBe('hello');
    expect(response.headers.get('x-url')).toBe('/base/orders?key=secret');
    expect(response.headers.get('x-got')).toBe('Ann+');
    await until(() => gateway.out().split('\n').length === 3);
    expect(gateway.out().split('\n')[1]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z 127\.0\.0\.1 POST \/orders 200 \d+ms$/);
    expect(await gateway.stop()).toBe(0);
  });

  it('logs JSON where it is asked to, and what failed', async () => {
    const gateway = await serving([at('plain.xml')], { backend: 'http://127.0.0.1:1', log: 'json' });
    expect((await fetch(`${gateway.url}/a`)).status).toBe(500);
    await until(() => gateway.out().includes('{'));
    expect(JSON.parse(gateway.out().split('\n')[1]!)).toEqual({
      time: expect.stringMatching(/Z$/) as string,
      ip: '127.0.0.1',
      method: 'GET',
      path: '/a',
      status: 500,
      ms: expect.any(Number) as number,
      error: 'forward-request: BackendConnectionFailure',
    });
  });

  it('is healthy, and logs nothing of being asked', async () => {
    const gateway = await serving([at('plain.xml')], { backend: 'http://127.0.0.1:1' });
    const response = await fetch(`${gateway.url}/.sluice/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    expect(gateway.out().trim().split('\n')).toHaveLength(1);
  });

  it('takes a document for each scope', async () => {
    const backend = await echo();
    const options = { global: at('all.xml'), api: at('policy.xml'), scenario: at('scenario.yaml') };
    const gateway = await serving([], { ...options, backend: backend.url });
    expect((await fetch(gateway.url)).headers.get('x-got')).toBe('Ann+all');
  });

  it('knows the API and the operation of the scenario', async () => {
    const options = { scenario: at('orders.yaml'), backend: 'http://127.0.0.1:1' };
    const gateway = await serving([at('operation.xml')], options);
    expect(await (await fetch(`${gateway.url}/v1/orders/7`)).text()).toBe('7Orders');
  });

  it.each([true, false])('tells what policies send: in a file %o, else on stderr', async (inFile) => {
    const events = at(`events-${inFile}.jsonl`);
    const gateway = await serving([at('tells.xml')], {
      backend: 'http://127.0.0.1:1',
      ...(inFile && { events }),
    });
    await fetch(`${gateway.url}/orders`);
    if (!inFile) await until(() => gateway.err().split('\n').length === 4);
    expect(await gateway.stop()).toBe(0);
    expect(inFile ? gateway.err() : '').toBe('');
    const lines = (inFile ? readFileSync(events, 'utf8') : gateway.err()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      [
        { event: { logger: 'audit', message: '/orders' } },
        { metric: { name: 'calls', namespace: 'n', value: 1, dimensions: { 'API ID': 'test' } } },
        { message: { queue: 'q', payload: 'hello', properties: { a: 'b' } } },
      ].map((told) => ({ time: expect.stringMatching(/^\d{4}-.*Z$/) as string, ...told })),
    );
  });

  it('has the certificates, services and tokens of the scenario', async () => {
    const backend = await echo();
    const scenario = at('known.yaml');
    writeFileSync(
      scenario,
      `backends: { sf: { url: "fabric:/a/b" } }
serviceFabric: { "fabric:/a/b": ${backend.url} }
managedIdentity: { r: Ann }
certificates: { c: { pem: ${JSON.stringify(makeCertificate('c').pem)} } }
`,
    );
    const gateway = await serving([at('known.xml')], { backend: 'http://127.0.0.9:1', scenario });
    const response = await fetch(`${gateway.url}/orders`);
    expect([response.status, response.headers.get('x-got')]).toEqual([200, 'Ann1+']);
  });

  it('calls the backend wherever it is, and of other internal hosts those that are allowed', async () => {
    const backend = await echo();
    let asked = 0;
    const other = createServer((_, response) => {
      asked++;
      response.end();
    });
    await startServer(other);
    // loopback has more than one address: the gateway is told of one alone
    const port = (other.address() as { port: number }).port;
    const inner = createServer((_, response) => {
      asked++;
      response.end();
    });
    await new Promise<void>((ready) => inner.listen(port, '127.0.0.2', ready));
    cleanUp(() => (inner.closeAllConnections(), inner.close()));
    const refused = await serving([at('hosts.xml')], { backend: backend.url });
    expect((await fetch(`${refused.url}/?port=${port}`)).status).toBe(500);
    expect(asked).toBe(0);
    const allowed = await serving([at('hosts.xml')], { backend: backend.url, allow: 'example.com, 127.0.0.0/8' });
    expect((await fetch(`${allowed.url}/?port=${port}`)).status).toBe(200);
    expect(asked).toBe(1);
  });
});

describe('with --watch', () => {
  it('takes changed policies for the requests that follow, and keeps the old ones where the new are broken', async () => {
    const file = at('watched.xml');
    // as editors and deployments do it: a new file in place of the old
    const write = (text: string): void => {
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
    };
    const answer = (text: string): string => inbound(`<return-response><set-body>${text}</set-body></return-response>`);
    write(answer('one'));
    const gateway = await serving([file], { backend: 'http://127.0.0.1:1', watch: true });
    const now = async (): Promise<string> => (await fetch(gateway.url)).text();
    expect(await now()).toBe('one');
    write(answer('two, longer'));
    await until(() => gateway.err().includes('loaded the changed files'));
    expect(await now()).toBe('two, longer');
    write(inbound('<nope />'));
    await until(() => gateway.err().includes('stay'));
    expect(gateway.err()).toMatch(/APIM2001: <nope>[^]*the files have errors; the policies from before stay\n$/);
    expect(await now()).toBe('two, longer');
  });
});

describe('what keeps it from serving', () => {
  const cases: [what: string, argv: string[], status: number, err: RegExp][] = [
    ['no policy', ['--backend', 'http://x'], 2, /^sluice: serve takes a policy: sluice serve POLICY\n$/],
    ['no backend', [at('plain.xml')], 2, /^sluice: serve needs a backend: --backend URL\n$/],
    ['a backend that is no URL', [at('plain.xml'), '--backend', 'localhost:80'], 2, /^sluice: --backend is a URL/],
    ['a port that is none', [at('plain.xml'), '--backend', 'http://x', '--port', '70000'], 2, /^sluice: --port is/],
    [
      'a range that is none',
      [at('plain.xml'), '--backend', 'http://x', '--allow', '10.0.0.0/99'],
      2,
      /^sluice: --allow: "10/,
    ],
    [
      'a Redis that is none',
      [at('plain.xml'), '--backend', 'http://x', '--redis', 'http://ann:secret@x'],
      2,
      /^sluice: --redis is a URL like redis:\/\/host:6379\n$/,
    ],
    [
      'a place for events that is none',
      [at('plain.xml'), '--backend', 'http://x', '--events', at('none/events')],
      2,
      /^sluice: .*events: it cannot be written \(ENOENT\)\n$/,
    ],
    [
      'an address that is none',
      [at('plain.xml'), '--backend', 'http://x', '--address', 'none.invalid'],
      2,
      /^sluice: getaddrinfo \w+ none\.invalid\n$/,
    ],
    ['a broken policy', [at('broken.xml'), '--backend', 'http://x'], 1, /APIM2001[^]*1 error; nothing is served\n$/],
    ['a file that is not there', [at('none.xml'), '--backend', 'http://x'], 2, /none\.xml: no such file\n$/],
  ];
  it.each(cases)('%s', async (_, argv, status, err) => {
    const seen = await sluice(['serve', ...argv]);
    expect(seen.err).toMatch(err);
    expect([seen.status, seen.out]).toEqual([status, '']);
  });

  it('a port that is taken', async () => {
    const other = await startBackend(() => undefined);
    const argv = ['serve', at('plain.xml'), '--backend', 'http://x', '--port', String(other.port)];
    const seen = await sluice(argv);
    expect([seen.status, seen.err]).toEqual([2, expect.stringMatching(/^sluice: .*EADDRINUSE/)]);
  });
});

describe('as a process', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const bundle = path.join(root, 'packages/cli/dist/serve.cjs');

  /** `npm test` bundles before it starts; a test run by itself does it here, where a source is newer. */
  beforeAll(() => {
    const sources = ['gateway', 'runtime', 'cli'].flatMap((name) => {
      const src = path.join(root, 'packages', name, 'src');
      return readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => path.join(src, file));
    });
    const built = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (sources.every((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= built)) return;
    spawnSync(process.execPath, ['scripts/setup.mjs', '--bundle'], { cwd: root });
  }, 60_000);

  it('ends on SIGTERM when the requests under way have ended', async () => {
    let answer!: () => void;
    const backend = await startBackend((_, response) => {
      answer = () => response.end('late, and whole');
    });
    const bin = path.join(root, 'packages/cli/bin/sluice.js');
    const child = spawn(process.execPath, [bin, 'serve', at('plain.xml'), '--backend', backend.url, '--port', '0']);
    cleanUp(() => child.kill('SIGKILL'));
    const ended = new Promise<number | null>((done) => child.on('close', done));
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    for (let i = 0; i < 1000 && out === ''; i++) await new Promise((go) => setTimeout(go, 10));
    const url = /http:\/\/[^,]+/.exec(out)![0];
    const body = new Promise<string>((done, fail) => {
      get(url, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => done(`${response.headers.connection} ${text}`));
      }).on('error', fail);
    });
    await until(() => answer !== undefined);
    child.kill('SIGTERM');
    // the port is free at once, for the process that comes after
    await until(() => true);
    for (let i = 0; i < 200; i++) {
      const open = await new Promise<boolean>((done) =>
        get(`${url}/.sluice/health`, (r) => (r.resume(), done(true))).on('error', () => done(false)),
      );
      if (!open) break;
      await new Promise((go) => setTimeout(go, 10));
    }
    answer();
    expect(await body).toMatch(/late, and whole$/);
    expect(await ended).toBe(0);
    expect(out).toMatch(/ GET \/ 200 \d+ms\n$/);
  }, 30_000);
});

it('of the bundles, no verb but serve loads the HTTP client', () => {
  const command = fileURLToPath(new URL('../../packages/cli/dist/sluice.cjs', import.meta.url));
  const text = readFileSync(command, 'latin1');
  expect(text).toMatch(/require\("\.\/serve\.cjs"\)/);
  expect(text).not.toMatch(/undici/);
});

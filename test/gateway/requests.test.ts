import net from 'node:net';
import { createServer as createHttp2Server, connect as connectHttp2 } from 'node:http2';
import { describe, expect, it } from 'vitest';
import { createHandler, nodeHost } from '../../packages/gateway/src/index.ts';
import { loadPolicies, Url } from '../../packages/runtime/src/index.ts';
import { cleanUp, sendRaw, startBackend, startGateway, startRawBackend, until } from './servers.ts';

/** How requests and responses look on both sides of the gateway, byte for byte where it matters. */

/** A backend that answers with these bytes, and what it was sent. */
async function recorder(answer: string): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const { url } = await startRawBackend((socket, request) => {
    seen.push(request);
    socket.write(answer, 'latin1');
  });
  return { url, seen };
}
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const get = (more = ''): string => `GET /a HTTP/1.1\r\nHost: gw\r\n${more}Connection: close\r\n\r\n`;

describe('headers', () => {
  it('keep their order and lines and the casing they first had; those of the connection end here', async () => {
    const backend = await recorder(OK);
    const gateway = await startGateway(backend.url);
    await sendRaw(
      gateway.port,
      'GET /a HTTP/1.1\r\nHost: gw\r\nX-b: 1\r\nx-A: é\r\nX-B: 2\r\nKeep-Alive: 5\r\nProxy-Connection: x\r\nTE: trailers\r\n' +
        'Trailer: x\r\nUpgrade: h2c\r\nX-Hop: 1\r\nConnection: close, X-Hop\r\n\r\n',
    );
    expect(backend.seen).toHaveLength(1);
    const lines = backend.seen[0]!.split('\r\n');
    expect(lines[0]).toBe('GET /a HTTP/1.1');
    expect(lines[1]).toBe(`host: ${new URL(backend.url).host}`);
    expect(lines.slice(2).filter((l) => l !== '' && !/^connection:/i.test(l))).toEqual(['X-b: 1', 'X-b: 2', 'x-A: é']);
  });

  it('of the response likewise', async () => {
    const backend = await recorder(
      'HTTP/1.1 200 Fine\r\nX-b: 1\r\nset-COOKIE: a=1\r\nSet-Cookie: b=2\r\nx-A: é\r\nKeep-Alive: timeout=77\r\nProxy-Connection: x\r\n' +
        'Upgrade: x\r\nTrailer: x\r\nX-Hop: 1\r\nConnection: keep-alive, X-Hop\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    );
    const gateway = await startGateway(backend.url);
    const seen = await sendRaw(gateway.port, get());
    const [head, body] = seen.split('\r\n\r\n', 1).concat(seen.slice(seen.indexOf('\r\n\r\n') + 4));
    expect(head!.split('\r\n').filter((l) => !l.startsWith('Date: '))).toEqual([
      'HTTP/1.1 200 Fine',
      'X-b: 1',
      'set-COOKIE: a=1',
      'set-COOKIE: b=2',
      'x-A: é',
      'Connection: close',
      'Transfer-Encoding: chunked',
    ]);
    expect(body).toBe('2\r\nok\r\n0\r\n\r\n');
  });

  it.each([
    ['/a/../../b', '/base/b'],
    ['/%2e%2E/b/./c?x=/../y', '/base/b/c?x=/../y'],
    ['/a\\..\\..\\b', '/base/b'],
    ['http://elsewhere/a/../../b', '/base/b'],
    ['/a//b/..%2f', '/base/a//b/..%2f'],
  ])('no path leads out of the one of the API: %s', async (asked, sent) => {
    const backend = await recorder(OK);
    const gateway = await startGateway(`${backend.url}/base`);
    await sendRaw(gateway.port, get().replace('/a', asked));
    expect(backend.seen[0]?.split('\r\n')[0]).toBe(`GET ${sent} HTTP/1.1`);
  });

  it('Host is the backend’s own, unless a policy sets one', async () => {
    const backend = await recorder(OK);
    const gateway = await startGateway(backend.url, {
      inbound: '<set-header name="Host"><value>inner.example.com</value></set-header>',
    });
    await sendRaw(gateway.port, get());
    expect(backend.seen[0]).toMatch(/\r\nhost: inner\.example\.com\r\n/i);
    expect(backend.seen[0]!.match(/\r\nhost: /gi)).toHaveLength(1);
  });
});

describe('lengths', () => {
  it('follow what policies make of bodies', async () => {
    const backend = await recorder(OK);
    const gateway = await startGateway(backend.url, {
      inbound: '<set-body>longer than before</set-body>',
      outbound: '<set-body>@(context.Response.Body.As<string>() + "ay")</set-body>',
    });
    const seen = await sendRaw(
      gateway.port,
      'POST /a HTTP/1.1\r\nHost: gw\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx',
    );
    expect(backend.seen[0]).toMatch(/\r\ncontent-length: 18\r\n\r\nlonger than before$/i);
    expect(backend.seen[0]!.match(/content-length/gi)).toHaveLength(1);
    expect(seen).toMatch(/\r\nContent-Length: 4\r\n/);
    expect(seen).toMatch(/\r\n\r\nokay$/);
  });

  it('of a body that a statement consumed are nought', async () => {
    const backend = await recorder(OK);
    const gateway = await startGateway(backend.url, {
      inbound: '<set-variable name="b" value="@(context.Request.Body.As<string>())" />',
    });
    await sendRaw(gateway.port, 'POST /a HTTP/1.1\r\nHost: gw\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc');
    expect(backend.seen[0]).toMatch(/\r\ncontent-length: 0\r\n\r\n$/i);
  });

  it('of chunked requests are not known, and stay so', async () => {
    const backend = await recorder(OK);
    const gateway = await startGateway(backend.url);
    await sendRaw(
      gateway.port,
      'POST /a HTTP/1.1\r\nHost: gw\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    );
    expect(backend.seen.join('')).toMatch(/\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n$/i);
  });

  const bodiless: [status: string, head: string, length: string | null][] = [
    ['204 No Content', 'X-A: 1\r\n', null],
    ['304 Not Modified', 'ETag: "1"\r\nContent-Length: 12\r\n', '12'],
  ];
  it.each(bodiless)('%s has no body', async (status, head, length) => {
    const backend = await recorder(`HTTP/1.1 ${status}\r\n${head}\r\n`);
    const gateway = await startGateway(backend.url);
    const seen = await sendRaw(gateway.port, get());
    expect(seen).toMatch(new RegExp(`^HTTP/1\\.1 ${status}\r\n`));
    expect(/content-length: (\d+)/i.exec(seen)?.[1] ?? null).toBe(length);
    expect(seen).not.toMatch(/transfer-encoding/i);
    expect(seen.endsWith('\r\n\r\n')).toBe(true);
  });

  it('a body under a 204 that a policy sets is not sent', async () => {
    const backend = await recorder(OK);
    const gateway = await startGateway(backend.url, { outbound: '<set-status code="204" reason="Gone quiet" />' });
    const seen = await sendRaw(gateway.port, get());
    expect(seen).toMatch(/^HTTP\/1\.1 204 Gone quiet\r\n/);
    expect(seen).not.toMatch(/content-length/i);
    expect(seen.endsWith('\r\n\r\n')).toBe(true);
  });

  it('HEAD gets the headers of a GET, and no more', async () => {
    const backend = await recorder('HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n');
    const gateway = await startGateway(backend.url);
    const seen = await sendRaw(gateway.port, get().replace('GET', 'HEAD'));
    expect(backend.seen[0]).toMatch(/^HEAD \/a /);
    expect(seen).toMatch(/\r\nContent-Length: 1234\r\n/);
    expect(seen.endsWith('\r\n\r\n')).toBe(true);
  });
});

describe('what Node’s parser or the gateway refuses', () => {
  const cases: [what: string, request: string, status: number][] = [
    [
      'both lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', 400],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a/b?c\r\nConnection: close\r\n\r\n', 400],
    ['a target that is no URL', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
    ['a line break alone', 'GET / HTTP/1.1\nHost: a\n\n', 400],
    ['a null in a value', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n', 400],
    [
      'a WebSocket',
      'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n',
      501,
    ],
  ];
  it.each(cases)('%s', async (_, request, status) => {
    const backend = await recorder(OK);
    const gateway = await startGateway(backend.url);
    const socket = net.connect(gateway.port, '127.0.0.1', () => socket.write(request, 'latin1'));
    cleanUp(() => socket.destroy());
    let seen = '';
    socket.on('error', () => undefined).on('data', (bytes) => (seen += bytes.toString('latin1')));
    await until(() => seen.startsWith(`HTTP/1.1 ${status} `));
    expect(backend.seen).toEqual([]);
    expect(gateway.bugs).toEqual([]);
  });

  it('CONNECT gets no tunnel', async () => {
    const backend = await recorder(OK);
    const gateway = await startGateway(backend.url);
    expect(await sendRaw(gateway.port, 'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: a\r\n\r\n')).toBe('');
    expect(backend.seen).toEqual([]);
  });
});

it('a whole URL for a target is taken as it stands', async () => {
  const backend = await recorder(OK);
  const gateway = await startGateway(backend.url, {
    inbound: '<set-header name="X-Url"><value>@(context.Request.OriginalUrl.ToString())</value></set-header>',
  });
  await sendRaw(
    gateway.port,
    'GET http://other.example/a%0d%0ab?q=%20#f HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  );
  expect(backend.seen[0]).toMatch(/^GET \/a%0d%0ab\?q=%20 HTTP/);
  expect(backend.seen[0]).toMatch(/X-Url: http:\/\/other\.example\/a%0d%0ab\?q=%20\r\n/);
});

it('100 Continue is answered here, and not asked of the backend', async () => {
  const backend = await recorder(OK);
  const gateway = await startGateway(backend.url);
  const seen = await new Promise<string>((done) => {
    let all = '';
    const socket = net.connect(gateway.port, '127.0.0.1', () =>
      socket.write(
        'POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\n',
      ),
    );
    cleanUp(() => socket.destroy());
    socket.on('data', (bytes) => {
      all += bytes.toString('latin1');
      if (all === 'HTTP/1.1 100 Continue\r\n\r\n') socket.write('abc');
    });
    socket.on('close', () => done(all));
  });
  expect(seen).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
  expect(backend.seen.join('')).not.toMatch(/expect/i);
  expect(backend.seen.join('')).toMatch(/\r\n\r\nabc$/);
});

it.each([
  ['%01', 'set-header'],
  ['%00', 'set-header'],
  ['%0d%0aX-B:1', 'set-header'],
  ['fine&status=101', 'set-status'],
  ['fine&reason=a%0d%0ab', 'set-status'],
])('what nobody could send is the failure of the statement that wants it: %s', async (query, source) => {
  const backend = await recorder(OK);
  const asked = (name: string, other: string): string =>
    `context.Request.Url.Query.GetValueOrDefault("${name}", "${other}")`;
  const gateway = await startGateway(backend.url, {
    outbound: `<set-header name="X-A"><value>@(${asked('q', '')})</value></set-header><set-status code="@(${asked('status', '200')})" reason="@(${asked('reason', 'OK')})" />`,
  });
  expect((await fetch(`${gateway.url}/?q=${query}`)).status).toBe(500);
  expect(gateway.exchanges[0]?.lastError?.source).toBe(source);
  expect(gateway.bugs).toEqual([]);
});

it('a hundred requests at once meet a limit exactly', async () => {
  let asked = 0;
  const backend = await startBackend((_, response) => {
    asked++;
    response.end();
  });
  const gateway = await startGateway(backend.url, {
    inbound: '<rate-limit-by-key calls="37" renewal-period="60" counter-key="k" />',
  });
  const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await fetch(gateway.url)).status));
  expect(statuses.filter((status) => status === 200)).toHaveLength(37);
  expect(statuses.filter((status) => status === 429)).toHaveLength(63);
  expect(asked).toBe(37);
});

it('requests have ids of their own: GUIDs of version 4', () => {
  const { newGuid } = nodeHost();
  const ids = Array.from({ length: 1000 }, () => newGuid());
  expect(new Set(ids).size).toBe(1000);
  expect(ids.filter((id) => !/^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/.test(id))).toEqual([]);
});

it('works behind HTTP/2', async () => {
  const backend = await startBackend((request, response) => {
    response.writeHead(201, {
      'X-Got': request.rawHeaders.join('|'),
      'Set-Cookie': ['a=1', 'b=2'],
      Connection: 'close',
    });
    request.pipe(response);
  });
  const { gateway } = loadPolicies({ documents: {} });
  const handler = createHandler(gateway!, {
    host: nodeHost({ calls: { network: { internal: true } } }),
    circumstances: { api: { id: 'a', name: 'A', path: '', serviceUrl: Url.parse(backend.url) } as never },
  });
  const server = createHttp2Server(handler);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const session = connectHttp2(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}`);
  cleanUp(() => (session.destroy(), server.close()));
  const stream = session.request({ ':method': 'POST', ':path': '/x', 'x-a': '1' });
  stream.end('hello');
  const headers = await new Promise<Record<string, unknown>>((done) => stream.on('response', (h) => done({ ...h })));
  let body = '';
  for await (const piece of stream) body += String(piece);
  expect(headers).toMatchObject({ ':status': 201, 'set-cookie': ['a=1', 'b=2'] });
  expect(headers['x-got']).toMatch(/x-a\|1/);
  expect(headers['x-got']).not.toMatch(/:path|Host\|.*Host/i);
  expect(body).toBe('hello');
});

it('of a response that HTTP/2 cannot carry nothing is sent', async () => {
  const { gateway } = loadPolicies({
    documents:
      '<policies><inbound><rate-limit-by-key calls="9" renewal-period="9" counter-key="k" total-calls-header-name="a b" /><return-response><set-header name="X-A"><value>1</value></set-header></return-response></inbound></policies>',
  });
  const server = createHttp2Server(createHandler(gateway!));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const session = connectHttp2(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}`);
  cleanUp(() => (session.destroy(), server.close()));
  const headers = await new Promise<Record<string, unknown>>((done) =>
    session.request().on('response', (h) => done({ ...h })),
  );
  expect(headers).toMatchObject({ ':status': 500, 'content-type': 'application/json' });
  expect(headers).not.toHaveProperty('x-a');
});

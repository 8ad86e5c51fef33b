import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { sendRaw, startBackend, startGateway, startRawBackend, startServer, until, type Started } from './servers.ts';

/** What goes wrong between a gateway and its backend, and what comes of it: LastError, the response, and nothing left over. */

const backendOf = (bytes: string, end = false): Promise<Started> =>
  startRawBackend((socket) => (end ? socket.end(bytes, 'latin1') : socket.write(bytes, 'latin1')));

/** A port on which nothing listens. */
async function nobody(): Promise<string> {
  const server = createServer();
  const { url } = await startServer(server);
  await new Promise((closed) => server.close(closed));
  return url;
}

type Case = [what: string, backend: () => Promise<string>, forward: string, reason: string, message: RegExp];

describe('a backend that does not answer', () => {
  const cases: Case[] = [
    ['refuses', nobody, '', 'BackendConnectionFailure', /ECONNREFUSED/],
    [
      'closes',
      async () => (await startRawBackend((socket) => void socket.end())).url,
      '',
      'BackendConnectionFailure',
      /closed the connection/,
    ],
    [
      'resets',
      async () => (await startRawBackend((socket) => void socket.resetAndDestroy())).url,
      '',
      'BackendConnectionFailure',
      /closed the connection/,
    ],
    [
      'waits',
      async () => (await startRawBackend(() => undefined)).url,
      'timeout-ms="50"',
      'Timeout',
      /^No answer within 50 ms\.$/,
    ],
    [
      'sends half of its headers and waits',
      async () => (await backendOf('HTTP/1.1 200 OK\r\nX-A: ')).url,
      'timeout-ms="50"',
      'Timeout',
      /^No answer within 50 ms\.$/,
    ],
    [
      'sends half of its headers and closes',
      async () => (await backendOf('HTTP/1.1 200 OK\r\nX-A: ', true)).url,
      '',
      'BackendConnectionFailure',
      /closed the connection/,
    ],
    ['sends no HTTP', async () => (await backendOf('SSH-2.0-x\r\n')).url, '', 'BackendConnectionFailure', /HTTP/],
    ...['Content-Length: 3\r\nTransfer-Encoding: chunked', 'Transfer-Encoding: chunked\r\nContent-Length: 3'].map(
      (both): Case => [
        `sends ${both.replace('\r\n', ' and ')}`,
        async () => (await backendOf(`HTTP/1.1 200 OK\r\n${both}\r\n\r\n3\r\nabc\r\n0\r\n\r\n`)).url,
        '',
        'BackendConnectionFailure',
        /content-length/i,
      ],
    ),
    [
      'sends a line break in a header',
      async () => (await backendOf('HTTP/1.1 200 OK\r\nX-A: a\rSet-Cookie: b\r\nContent-Length: 0\r\n\r\n')).url,
      '',
      'BackendConnectionFailure',
      /header/i,
    ],
    [
      'changes protocols',
      async () =>
        (await backendOf('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n')).url,
      '',
      'BackendConnectionFailure',
      /upgrade/i,
    ],
    [
      'has no name',
      () => Promise.resolve('http://nowhere.invalid'),
      '',
      'BackendConnectionFailure',
      /nowhere\.invalid/,
    ],
  ];
  it.each(cases)('%s', async (_, backend, attributes, reason, message) => {
    const gateway = await startGateway(await backend(), { backend: `<forward-request ${attributes} />` });
    for (const body of [undefined, 'a body']) {
      const response = await fetch(gateway.url, { method: body === undefined ? 'GET' : 'POST', body: body ?? null });
      expect(response.status).toBe(500);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toMatchObject({ statusCode: 500, message: 'Internal server error' });
    }
    await until(() => gateway.exchanges.length === 2);
    for (const exchange of gateway.exchanges) {
      expect(exchange!.lastError).toMatchObject({ source: 'forward-request', section: 'backend', reason });
      expect(exchange!.lastError!.message).toMatch(message);
    }
    expect(gateway.bugs).toEqual([]);
  });

  it('once on a connection that it had kept is asked again', async () => {
    let requests = 0;
    const backend = await startRawBackend((socket) => {
      if (++requests === 2) socket.destroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    const gateway = await startGateway(backend.url);
    for (const turn of [1, 2]) {
      const response = await fetch(gateway.url);
      expect([turn, response.status, await response.text()]).toEqual([turn, 200, 'ok']);
    }
    expect(requests).toBe(3);
  });

  it('is asked once where the request is not safe to repeat', async () => {
    let requests = 0;
    const backend = await startRawBackend((socket) => {
      if (++requests === 2) socket.destroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    const gateway = await startGateway(backend.url);
    const statuses = [];
    for (const method of ['GET', 'POST']) statuses.push((await fetch(gateway.url, { method })).status);
    expect(statuses).toEqual([200, 500]);
    expect(requests).toBe(2);
  });
});

describe('a response that ends too early', () => {
  const half = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc';
  const halfChunk = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc';

  it.each([half, halfChunk])(
    'breaks the connection of the caller, who must not take the part for the whole',
    async (bytes) => {
      const gateway = await startGateway((await backendOf(bytes, true)).url);
      const response = await fetch(gateway.url);
      expect(response.status).toBe(200);
      await expect(response.text()).rejects.toThrow('terminated');
      expect(gateway.bugs).toEqual([]);
    },
  );

  it.each([half, halfChunk])('fails the statement that reads it', async (bytes) => {
    const gateway = await startGateway((await backendOf(bytes, true)).url, {
      outbound: '<set-body>@(context.Response.Body.As<string>() + "!")</set-body>',
    });
    const response = await fetch(gateway.url);
    expect(response.status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.lastError).toMatchObject({
      source: 'set-body',
      section: 'outbound',
      reason: 'BackendConnectionFailure',
    });
  });

  it('is not longer than its Content-Length', async () => {
    const gateway = await startGateway((await backendOf('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef')).url);
    expect(await (await fetch(gateway.url)).text()).toBe('abc');
  });
});

describe('a body that a statement reads', () => {
  const reads = '<set-variable name="b" value="@(context.Request.Body.As<string>(true))" />';

  it('is refused where it is larger than what is kept in memory, by its length or as it comes', async () => {
    const backend = await startBackend((request, response) => request.pipe(response));
    const gateway = await startGateway(backend.url, { inbound: reads }, { mostCollected: 1000 });
    const text = (length: number): ReadableStream<Uint8Array> => new Blob(['x'.repeat(length)]).stream();
    const post = (body: string | ReadableStream): Promise<Response> =>
      fetch(gateway.url, { method: 'POST', body, duplex: 'half' });
    expect((await post(text(1000))).status).toBe(200);
    for (const body of ['x'.repeat(1001), text(1001)]) {
      const response = await post(body);
      expect(response.status).toBe(413);
      expect(await response.json()).toEqual({
        statusCode: 413,
        message: 'The body of the request is larger than the 1000 bytes that are kept in memory.',
      });
    }
    await until(() => gateway.exchanges.length === 3);
    expect(gateway.exchanges[2]!.lastError).toMatchObject({ source: 'set-variable', reason: 'RequestTooLarge' });
  });

  it('may be larger where nothing reads it', async () => {
    const backend = await startBackend((request, response) => request.pipe(response));
    const gateway = await startGateway(backend.url, {}, { mostCollected: 10 });
    const response = await fetch(gateway.url, { method: 'POST', body: 'x'.repeat(100_000) });
    expect((await response.text()).length).toBe(100_000);
  });

  it('fails the statement where a response is larger than what is kept', async () => {
    const backend = await startBackend((_, response) => response.end('x'.repeat(2000)));
    const gateway = await startGateway(
      backend.url,
      { outbound: '<set-body>@(context.Response.Body.As<string>())</set-body>' },
      { calls: { mostCollected: 1999 } },
    );
    expect((await fetch(gateway.url)).status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.lastError).toMatchObject({ source: 'set-body', reason: 'ResponseTooLarge' });
  });

  it('stays compressed, as the service leaves it', async () => {
    const gzip = '\x1f\x8b\x08';
    const backend = await backendOf(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n${gzip}`);
    const gateway = await startGateway(backend.url, {
      outbound:
        '<set-variable name="n" value="@(context.Response.Body.As<byte[]>(true).Length)" /><set-header name="X-Length"><value>@(context.Variables["n"].ToString())</value></set-header>',
    });
    const seen = await sendRaw(gateway.port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(seen).toMatch(/X-Length: 3\r\n/);
    expect(seen).toMatch(/Content-Encoding: gzip\r\n/);
    expect(seen.endsWith(`\r\n\r\n${gzip}`)).toBe(true);
  });
});

describe('statuses and headers that cannot be written', () => {
  it.each([101, 199])(
    'a final response with status %i is an error of the gateway, and no interim one',
    async (status) => {
      const gateway = await startGateway('http://127.0.0.1:1', {
        inbound: `<return-response><set-status code="${status}" reason="x" /></return-response>`,
      });
      const seen = await sendRaw(gateway.port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      expect(seen).toMatch(/^HTTP\/1\.1 500 /);
      expect(seen.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    },
  );

  it('a line break in a value fails the statement; nothing is split', async () => {
    const gateway = await startGateway('http://127.0.0.1:1', {
      inbound:
        '<return-response><set-header name="X-A"><value>@("a\\r\\nSet-Cookie: b")</value></set-header></return-response>',
    });
    const seen = await sendRaw(gateway.port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(seen).toMatch(/^HTTP\/1\.1 500 /);
    expect(seen).not.toMatch(/Set-Cookie/);
    expect(gateway.exchanges[0]!.lastError!.message).toMatch(/CRLF/);
    expect(gateway.bugs).toEqual([]);
  });

  it('a reason phrase cannot hold one either', async () => {
    const gateway = await startGateway('http://127.0.0.1:1', {
      inbound: '<return-response><set-status code="200" reason="@("a\\r\\nX-B: b")" /></return-response>',
    });
    const seen = await sendRaw(gateway.port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(seen).toMatch(/^HTTP\/1\.1 500 /);
    expect(seen).not.toMatch(/X-B/);
  });

  it('characters beyond Latin-1 go out as UTF-8', async () => {
    const gateway = await startGateway('http://127.0.0.1:1', {
      inbound: '<return-response><set-header name="X-A"><value>Żółć</value></set-header></return-response>',
    });
    const seen = await sendRaw(gateway.port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(Buffer.from(seen, 'latin1').toString('utf8')).toMatch(/X-A: Żółć\r\n/);
  });
});

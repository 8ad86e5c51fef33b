import { get, request as httpRequest, type IncomingMessage } from 'node:http';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { cleanUp, startBackend, startGateway, startRawBackend, until } from './servers.ts';

/** Bodies on their way through: in pieces, at the pace of whoever reads, ended when somebody leaves. */

const MB = 1024 * 1024;
const open = (url: string, headers = {}): Promise<IncomingMessage> =>
  new Promise((done, fail) => get(url, { headers }, done).on('error', fail));

describe('a stream', () => {
  it('of events is handed on event by event', async () => {
    let sendNext!: () => void;
    const backend = await startBackend((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write('data: 1\n\n');
      sendNext = () => response.end('data: 2\n\n');
    });
    for (const forward of ['<forward-request />', '<forward-request buffer-response="false" />']) {
      const gateway = await startGateway(backend.url, { backend: forward, outbound: '<set-status code="200" />' });
      const response = await open(gateway.url);
      const pieces = response.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
      expect((await pieces.next()).value).toBe('data: 1\n\n');
      sendNext();
      expect((await pieces.next()).value).toBe('data: 2\n\n');
      expect((await pieces.next()).done).toBe(true);
    }
  });

  it('of a request reaches the backend before it has ended', async () => {
    const seen: string[] = [];
    const backend = await startBackend((request, response) => {
      request.setEncoding('utf8').on('data', (piece: string) => seen.push(piece));
      request.on('end', () => response.end('done'));
    });
    const gateway = await startGateway(backend.url);
    const answer = new Promise<IncomingMessage>((done) => {
      const request = httpRequest(gateway.url, { method: 'POST' }, done);
      request.write('one');
      void until(() => seen.join('') === 'one').then(() => request.end('two'));
    });
    expect((await answer).statusCode).toBe(200);
    expect(seen.join('')).toBe('onetwo');
  });

  it('keeps bytes as they are, both ways, whatever the sizes', async () => {
    const backend = await startBackend((request, response) => request.pipe(response));
    const gateway = await startGateway(backend.url);
    for (const size of [0, 1, 16_383, 65_536, 65_537, 3 * MB]) {
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31) ^ (i >> 8));
      const response = await fetch(gateway.url, { method: 'POST', body: bytes });
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes), `${size} bytes`).toBe(true);
    }
  });

  it('of a request is sent again by a retry that has kept it, and fails one that has not', async () => {
    const seen: string[] = [];
    const backend = await startBackend((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => response.writeHead(seen.push(body) % 2 === 1 ? 503 : 200).end());
    });
    const retry = (attributes: string): string =>
      `<retry condition="@(context.Response.StatusCode == 503)" count="1" interval="0"><forward-request ${attributes} /></retry>`;
    const post = (url: string): Promise<Response> => fetch(url, { method: 'POST', body: 'once and again' });

    const keeping = await startGateway(backend.url, { backend: retry('buffer-request-body="true"') });
    expect((await post(keeping.url)).status).toBe(200);
    expect(seen).toEqual(['once and again', 'once and again']);

    const passing = await startGateway(backend.url, { backend: retry('') });
    expect((await post(passing.url)).status).toBe(500);
    expect(seen).toHaveLength(3);
    await until(() => passing.exchanges.length === 1);
    expect(passing.exchanges[0]!.lastError).toMatchObject({
      source: 'forward-request',
      path: 'retry[1]/forward-request[1]',
      message: expect.stringContaining('buffer-request-body="true"') as string,
    });
  });

  it.each(['all', 'any'])('comes through a wait for %s, whether or not a statement reads it after', async (mode) => {
    const backend = await startBackend((_, response) => {
      response.write('one ');
      setTimeout(() => response.end('two'), 30);
    });
    const wait = `<wait for="${mode}"><forward-request /></wait>`;
    for (const outbound of ['', '<set-body>@(context.Response.Body.As<string>())</set-body>']) {
      const gateway = await startGateway(backend.url, { backend: wait, outbound });
      expect(await (await fetch(gateway.url)).text()).toBe('one two');
    }
  });

  it('is counted where a quota counts bytes, and still a stream', async () => {
    const backend = await startBackend((_, response) => {
      response.write('x'.repeat(3000));
      setTimeout(() => response.end('y'), 20);
    });
    const gateway = await startGateway(backend.url, {
      inbound: '<quota-by-key bandwidth="2" renewal-period="300" counter-key="k" />',
    });
    expect((await (await fetch(gateway.url)).text()).length).toBe(3001);
    expect((await fetch(gateway.url)).status).toBe(403);
  });

  it('that is counted waits for a slow reader again and again, and leaves nothing behind', async () => {
    const backend = await startBackend((_, response) => response.end(Buffer.alloc(8 * MB)));
    const gateway = await startGateway(backend.url, {
      inbound: '<quota-by-key bandwidth="1000000" renewal-period="300" counter-key="k" />',
    });
    const warnings: string[] = [];
    const warned = ({ message }: Error): void => void warnings.push(message);
    process.on('warning', warned);
    cleanUp(() => process.off('warning', warned));
    let bytes = 0;
    for await (const piece of await open(gateway.url)) {
      bytes += (piece as Buffer).length;
      await new Promise((go) => setTimeout(go, 1));
    }
    expect([bytes, warnings]).toEqual([8 * MB, []]);
  });
});

describe('memory stays flat', () => {
  const SIZE = 256 * MB;
  /** How much more memory the process had at most while it waited, in megabytes. */
  async function growthDuring(work: Promise<unknown>): Promise<number> {
    const before = process.memoryUsage();
    let most = 0;
    const timer = setInterval(() => {
      const now = process.memoryUsage();
      most = Math.max(most, now.rss - before.rss, now.external - before.external);
    }, 5);
    await work;
    clearInterval(timer);
    return most / MB;
  }

  it('while a large response goes through', async () => {
    const piece = Buffer.alloc(65_536, 'x');
    const backend = await startBackend((_, response) => {
      let left = SIZE / piece.length;
      const write = (): void => {
        while (left-- > 0) if (!response.write(piece)) return void response.once('drain', write);
        response.end();
      };
      write();
    });
    const gateway = await startGateway(backend.url);
    let bytes = 0;
    const reading = async (): Promise<void> => {
      for await (const part of await open(gateway.url)) bytes += (part as Buffer).length;
    };
    expect(await growthDuring(reading())).toBeLessThan(100);
    expect(bytes).toBe(SIZE);
  });

  it('while a large request goes through', async () => {
    let bytes = 0;
    const backend = await startBackend((request, response) => {
      request.on('data', (part: Buffer) => (bytes += part.length)).on('end', () => response.end());
    });
    const gateway = await startGateway(backend.url);
    const piece = Buffer.alloc(65_536, 'x');
    const sending = new Promise<void>((done, fail) => {
      const request = httpRequest(gateway.url, { method: 'POST' }, (response) => response.resume().on('end', done));
      request.on('error', fail);
      let left = SIZE / piece.length;
      const write = (): void => {
        while (left-- > 0) if (!request.write(piece)) return void request.once('drain', write);
        request.end();
      };
      write();
    });
    expect(await growthDuring(sending)).toBeLessThan(100);
    expect(bytes).toBe(SIZE);
  });

  it('where the caller does not read: the backend is not read either', async () => {
    let written = 0;
    const backend = await startBackend((_, response) => {
      const piece = Buffer.alloc(65_536, 'x');
      const write = (): void => {
        while (written < SIZE) {
          written += piece.length;
          if (!response.write(piece)) return void response.once('drain', write);
        }
      };
      write();
    });
    const gateway = await startGateway(backend.url);
    const response = await open(gateway.url);
    await until(() => written > 0);
    let before = -1;
    while (before !== written) {
      before = written;
      await new Promise((go) => setTimeout(go, 100));
    }
    // what the sockets of the system hold is not ours to bound
    expect(written / MB).toBeLessThan(32);
    response.destroy();
  });
});

describe('a caller that goes away', () => {
  it('before the answer ends the call of the backend', async () => {
    let closed = 0;
    const backend = await startRawBackend((socket) => void socket.on('close', () => closed++));
    const gateway = await startGateway(backend.url);
    const call = httpRequest(gateway.url).on('error', () => undefined);
    call.end();
    await new Promise((go) => setTimeout(go, 50));
    call.destroy();
    await until(() => closed === 1 && gateway.exchanges.length === 1);
    expect(gateway.bugs).toEqual([]);
  });

  it('in the middle of the response ends it, too', async () => {
    let closed = 0;
    const backend = await startBackend((_, response) => {
      response.on('close', () => closed++).write('x');
    });
    const gateway = await startGateway(backend.url);
    const response = await open(gateway.url);
    response.destroy();
    await until(() => closed === 1);
    expect(gateway.bugs).toEqual([]);
  });

  it('in the middle of its own request likewise', async () => {
    let failed = 0;
    const backend = await startBackend((request) => void request.on('error', () => failed++).resume());
    const gateway = await startGateway(backend.url);
    const call = httpRequest(gateway.url, { method: 'POST' }).on('error', () => undefined);
    call.write('x');
    await new Promise((go) => setTimeout(go, 50));
    call.destroy();
    await until(() => failed === 1);
    expect(gateway.bugs).toEqual([]);
  });

  it('while a statement reads its request fails that statement', async () => {
    const gateway = await startGateway('http://127.0.0.1:1', {
      inbound: '<set-variable name="b" value="@(context.Request.Body.As<string>())" />',
    });
    const call = httpRequest(gateway.url, { method: 'POST' }).on('error', () => undefined);
    call.write('x');
    await new Promise((go) => setTimeout(go, 50));
    call.destroy();
    await until(() => (gateway.exchanges[0]?.lastError ?? null) !== null);
    expect(gateway.exchanges[0]!.lastError).toMatchObject({
      source: 'set-variable',
      reason: 'ClientConnectionFailure',
    });
    expect(gateway.bugs).toEqual([]);
  });

  it('leaves the notifications that a policy sent alone', async () => {
    const told: string[] = [];
    const backend = await startBackend((request, response) => {
      if (request.url !== '/told') return;
      call.destroy();
      response.on('close', () => told.push('closed')).on('finish', () => told.push('answered'));
      setTimeout(() => request.resume().on('end', () => response.end('x')), 50);
    });
    const gateway = await startGateway(backend.url, {
      inbound: `<send-one-way-request mode="new"><set-url>${backend.url}/told</set-url><set-method>POST</set-method><set-body>news</set-body></send-one-way-request>`,
    });
    const call = httpRequest(gateway.url).on('error', () => undefined);
    call.end();
    await until(() => told.length === 2);
    expect(told).toEqual(['answered', 'closed']);
  });
});

describe('nothing is left open', () => {
  it('of answers that a retry has dropped, or that lost a race', async () => {
    const sockets = new Set<unknown>();
    let requests = 0;
    const backend = await startBackend((_, response) => {
      const { socket } = response;
      sockets.add(socket);
      socket!.once('close', () => sockets.delete(socket));
      requests++;
      response.writeHead(requests < 4 ? 503 : 200);
      // an answer that never ends by itself, but the last
      if (requests < 4) response.write('x');
      else response.end('fine');
    });
    const gateway = await startGateway(backend.url, {
      backend:
        '<retry condition="@(context.Response.StatusCode == 503)" count="5" interval="0"><forward-request /></retry>',
    });
    expect(await (await fetch(gateway.url)).text()).toBe('fine');
    expect(requests).toBe(4);
    await until(() => sockets.size <= 1);
  });

  it('where the policy answers without reading the request', async () => {
    const gateway = await startGateway('http://127.0.0.1:1', {
      inbound: '<return-response><set-status code="401" /></return-response>',
    });
    const { Agent } = await import('node:http');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    cleanUp(() => agent.destroy());
    for (let i = 0; i < 3; i++) {
      const status = await new Promise((done, fail) => {
        const call = httpRequest(gateway.url, { method: 'POST', agent }, (response) =>
          response.resume().on('end', () => done(response.statusCode)),
        );
        call.on('error', fail).end('x'.repeat(200_000));
      });
      expect(status).toBe(401);
    }
  });
});

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Exchange } from './exchange/exchange.ts';
import { RequestMessage } from './exchange/message.ts';
import { decodeUtf8 } from './exchange/text.ts';
import { Url } from './exchange/url.ts';
import type { GatewayResponse } from './gateway.ts';
import type { Host, OutgoingRequest } from './host/host.ts';
import { MemoryHost, textResponse } from './host/memory.ts';
import { systemHost } from './host/system.ts';
import { loadPolicies, type PolicySet } from './load.ts';

const gatewayOf = (set: PolicySet) => {
  const { gateway, files } = loadPolicies(set);
  expect(files.flatMap((f) => f.diagnostics)).toEqual([]);
  return gateway!;
};

async function textOf({ body }: GatewayResponse): Promise<string> {
  if (body instanceof Uint8Array) return decodeUtf8(body);
  let text = '';
  for await (const chunk of body) text += decodeUtf8(chunk);
  return text;
}

describe('scopes', () => {
  const document = (name: string, base: string): string =>
    `<policies><inbound>${base}<set-header name="X-Order" exists-action="append"><value>${name}</value></set-header></inbound>
     <backend><base /></backend></policies>`;
  const order = async (documents: PolicySet['documents']): Promise<string> => {
    const host = new MemoryHost();
    await gatewayOf({ documents }).handle({ method: 'GET', url: 'https://api.example.com/' }, host);
    return Array.from(host.requests[0]!.headers, ([, value]) => value).join(' ');
  };
  const global = `<policies><inbound><set-header name="X-Order"><value>global</value></set-header></inbound>
    <backend><forward-request /></backend></policies>`;

  it('run from broad to narrow where base stands first', async () => {
    const documents = { global, product: document('product', '<base />'), api: document('api', '<base />') };
    expect(await order({ ...documents, operation: document('operation', '<base />') })).toBe(
      'global product api operation',
    );
  });

  it('are passed through where they have no document', async () => {
    expect(await order({ global, operation: document('operation', '<base />') })).toBe('global operation');
  });

  it('are all cut off where base is left out', async () => {
    expect(await order({ global, product: document('product', '<base />'), api: document('api', '') })).toBe('api');
  });

  it('name themselves in LastError', async () => {
    const product = '<policies><inbound><set-backend-service base-url="x" /></inbound></policies>';
    const gateway = gatewayOf({ documents: { product, api: document('api', '<base />') } });
    const url = Url.parse('https://api.example.com/')!;
    const x = new Exchange(new MemoryHost(), new RequestMessage({ method: 'GET', url }));
    await gateway.run(x);
    expect(x.lastError).toMatchObject({ scope: 'product', section: 'inbound', path: 'set-backend-service[1]' });
  });

  it('refuse what belongs to others', () => {
    const quota = '<policies><inbound><quota calls="1" renewal-period="60" /></inbound></policies>';
    const codes = loadPolicies({ documents: { api: quota } }).files.flatMap((f) => f.diagnostics.map((d) => d.code));
    expect(codes).toEqual(['APIM2007']);
  });
});

describe('waiting', () => {
  const policy = `<policies>
    <inbound><set-header name="X-A"><value>1</value></set-header></inbound>
    <backend><forward-request /></backend>
    <outbound><set-header name="X-B"><value>2</value></set-header><find-and-replace from="a" to="b" /></outbound>
  </policies>`;

  it('is done nowhere on a host that answers at once', () => {
    const host = new MemoryHost({ fetch: () => textResponse(200, 'aaa') });
    let done = false;
    const gateway = gatewayOf({ documents: policy });
    void gateway.handle({ method: 'GET', url: 'https://api.example.com/' }, host);
    done = host.requests.length === 1;
    expect(done).toBe(true);
  });

  it('goes on in order on one that does not', async () => {
    const memory = new MemoryHost({ fetch: () => textResponse(200, 'aaa') });
    const host: Host = Object.create(memory, {
      fetch: { value: async (request: OutgoingRequest) => memory.fetch(request) },
    }) as Host;
    const response = await gatewayOf({ documents: policy }).handle(
      { method: 'GET', url: 'https://api.example.com/' },
      host,
    );
    expect(response.headers).toEqual([['X-B', '2']]);
    expect(await textOf(response)).toBe('bbb');
  });

  it('turns a rejection of the host into no silent success', async () => {
    const host: Host = Object.create(new MemoryHost(), {
      fetch: { value: () => Promise.reject(new Error('host is broken')) },
    }) as Host;
    const handled = gatewayOf({ documents: policy }).handle({ method: 'GET', url: 'https://api.example.com/' }, host);
    await expect(handled).rejects.toThrow('host is broken');
  });
});

it('trace writes to the log of the host', async () => {
  const documents = `<trace source="orders" severity="error"><message>m</message><metadata name="a" value="b" /></trace>`;
  const host = new MemoryHost();
  await gatewayOf({ documents }).handle({ method: 'GET', url: 'https://api.example.com/' }, host);
  const metadata = [{ name: 'a', value: 'b' }];
  expect(host.logged).toEqual([{ source: 'orders', severity: 'error', message: 'm', metadata }]);
});

describe('streams', () => {
  async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) yield await Promise.resolve(new TextEncoder().encode(text));
  }

  it('pass through untouched where no statement reads them', async () => {
    const body = chunks('a', 'b');
    const host = new MemoryHost({ fetch: () => ({ status: 200, headers: [], body }) });
    const response = await gatewayOf({
      documents: '<policies><backend><forward-request /></backend></policies>',
    }).handle({ method: 'GET', url: 'https://api.example.com/' }, host);
    expect(response.body).toBe(body);
  });

  it('are collected where one does', async () => {
    const host = new MemoryHost({ fetch: () => ({ status: 200, headers: [], body: chunks('né', 'é') }) });
    const documents =
      '<policies><backend><base /></backend><outbound><find-and-replace from="éé" to="o" /></outbound></policies>';
    const response = await gatewayOf({ documents }).handle({ method: 'GET', url: 'https://api.example.com/' }, host);
    expect(await textOf(response)).toBe('no');
  });
});

describe('on the network', () => {
  const servers: Server[] = [];
  afterEach(() => servers.splice(0).forEach((s) => s.close()));
  const listen = (handler: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> =>
    new Promise((resolve) => {
      const server = createServer(handler);
      servers.push(server);
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    });

  it('forwards to a real backend', async () => {
    const backend = await listen((req, res) => {
      res.setHeader('X-Method', req.method!);
      req.pipe(res);
    });
    const gateway = gatewayOf({
      documents: `<policies><inbound><set-backend-service base-url="${backend}" /></inbound><backend><base /></backend></policies>`,
    });
    const request = {
      method: 'PUT',
      url: 'https://api.example.com/x',
      headers: [['X-A', '1']],
      body: 'hello',
    } as const;
    const response = await gateway.handle(request, systemHost());
    expect(response.status).toBe(200);
    expect(response.headers).toContainEqual(['x-method', 'PUT']);
    expect(await textOf(response)).toBe('hello');
  });

  it('gives up on a backend that does not answer in time', async () => {
    const backend = await listen(() => undefined);
    const gateway = gatewayOf({
      documents: `<policies><inbound><set-backend-service base-url="${backend}" /></inbound>
        <backend><forward-request timeout-ms="30" /></backend>
        <on-error><set-status code="504" /></on-error></policies>`,
    });
    expect((await gateway.handle({ method: 'GET', url: 'https://api.example.com/' }, systemHost())).status).toBe(504);
    servers[0]!.closeAllConnections();
  });

  it('tells a refused connection', async () => {
    const backend = await listen(() => undefined);
    await new Promise((done) => servers.pop()!.close(done));
    const gateway = gatewayOf({
      documents: `<policies><inbound><set-backend-service base-url="${backend}" /></inbound><backend><base /></backend></policies>`,
    });
    const response = await gateway.handle({ method: 'GET', url: 'https://api.example.com/' }, systemHost());
    expect(await textOf(response)).toMatch(
      /^\{ "statusCode": 500, "message": "Internal server error", "activityId": "[0-9a-f-]{36}" \}$/,
    );
  });
});

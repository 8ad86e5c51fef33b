// The processes of gateway.mjs, one each: a backend, and the proxies in front of it. Each says its port when it listens,
// and its CPU time and memory when it is asked. Bundled with the sources of Sluice.
import http from 'node:http';
import process from 'node:process';
import { createHandler, nodeHost, tuneForRequests } from '@sluice/gateway';
import { loadPolicies, Url } from '@sluice/runtime';
import { Agent, stream } from 'undici';

const [kind, backend] = process.argv.slice(2);

const ORDERS = JSON.stringify({
  orders: Array.from({ length: 10 }, (_, i) => ({ id: 1000 + i, sku: `A-${i}`, quantity: i, note: 'as agreed' })),
});

/** `/big?mb=…` is a stream as fast as it is read; everything else is a kilobyte of JSON. */
function answer(request, response) {
  const size = /^\/big\?mb=(\d+)/.exec(request.url);
  if (size === null) {
    const headers = { 'Content-Type': 'application/json', Server: 'kestrel', 'X-Powered-By': 'ASP.NET', ETag: '"1"' };
    response.writeHead(200, { ...headers, 'Cache-Control': 'no-cache', 'Content-Length': Buffer.byteLength(ORDERS) });
    return response.end(ORDERS);
  }
  const piece = Buffer.alloc(65_536, 'x');
  let left = Number(size[1]) * 16;
  response.writeHead(200, { 'Content-Length': left * piece.length });
  const write = () => {
    while (left-- > 0) if (!response.write(piece)) return void response.once('drain', write);
    response.end();
  };
  write();
}

/** What undici's own documentation suggests. */
function bare() {
  const dispatcher = new Agent();
  return (request, response) => {
    const { connection: _connection, host: _host, ...headers } = request.headers;
    const body = request.method === 'GET' ? null : request;
    void stream(
      backend + request.url,
      { dispatcher, method: request.method, headers, body, opaque: response },
      ({ statusCode, headers: answered, opaque }) => {
        delete answered.connection;
        delete answered['keep-alive'];
        opaque.writeHead(statusCode, answered);
        return opaque;
      },
      (error) => error && response.destroy(),
    );
  };
}

/** Ten statements run for each request; those that a gateway's policies are made of. */
const TEN = `<policies>
  <inbound>
    <base />
    <set-variable name="correlation" value="@(context.Request.Headers.GetValueOrDefault("X-Correlation-Id", context.RequestId.ToString()))" />
    <set-variable name="tenant" value="@(context.Request.Url.Path.Split('/')[1].ToLowerInvariant())" />
    <choose>
      <when condition="@(context.Request.Headers.ContainsKey("Authorization"))">
        <set-header name="X-Tenant" exists-action="override"><value>@((string)context.Variables["tenant"])</value></set-header>
      </when>
      <otherwise><return-response><set-status code="401" /></return-response></otherwise>
    </choose>
    <set-header name="X-Correlation-Id" exists-action="override"><value>@((string)context.Variables["correlation"])</value></set-header>
    <set-header name="X-Forwarded-For" exists-action="append"><value>@(context.Request.IpAddress)</value></set-header>
    <set-header name="Cookie" exists-action="delete" />
  </inbound>
  <backend><base /></backend>
  <outbound>
    <base />
    <set-header name="Server" exists-action="delete" />
    <set-header name="X-Powered-By" exists-action="delete" />
    <set-header name="X-Elapsed" exists-action="override"><value>@(context.Elapsed.TotalMilliseconds.ToString())</value></set-header>
  </outbound>
</policies>`;

function sluice(documents) {
  const { gateway, files } = loadPolicies({ documents });
  if (gateway === null) throw new Error(JSON.stringify(files.map((f) => f.diagnostics)));
  const api = { id: 'orders', name: 'Orders', path: '', serviceUrl: Url.parse(backend) };
  return createHandler(gateway, {
    host: nodeHost({ calls: { network: { internal: true } } }),
    circumstances: { api },
    onError: (e) => console.error(e),
  });
}

const KINDS = { backend: () => answer, bare, sluice: () => sluice({}), ten: () => sluice(TEN) };
// as `sluice serve` does, and for the others, too: fair is fair
tuneForRequests();
const server = http.createServer(KINDS[kind]());
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system, rss: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit());

/** A gateway of your own: a Node HTTP server that takes every request through a policy document. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { loadPolicies, systemHost } from '@sluice/runtime';

export function gatewayServer(policy: string, namedValues: Record<string, string>): Server {
  const { gateway, files } = loadPolicies({ documents: policy, namedValues });
  if (gateway === null) throw new Error(files.flatMap((f) => f.diagnostics.map((d) => d.message)).join('\n'));
  const host = systemHost();

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const response = await gateway!.handle(
      {
        method: incoming.method ?? 'GET',
        url: `http://${incoming.headers.host}${incoming.url}`,
        headers: Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
          values.map((value) => [name, value] as const),
        ),
        body: incoming,
        ipAddress: incoming.socket.remoteAddress ?? '',
      },
      host,
    );
    outgoing.writeHead(response.status, response.reason, response.headers.flat());
    await pipeline(response.body instanceof Uint8Array ? [response.body] : response.body, outgoing);
  }

  return createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
}

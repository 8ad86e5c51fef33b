/** A gateway of your own: a Node HTTP server that takes every request through a policy document. */
import { createServer, type Server } from 'node:http';
import { createHandler, nodeHost } from '@sluice/gateway';
import { loadPolicies } from '@sluice/runtime';

/** `internal`: hosts on private addresses that the policy may call, its backend among them. */
export function gatewayServer(
  policy: string,
  namedValues: Record<string, string>,
  internal: readonly string[] = [],
): Server {
  const { gateway, files } = loadPolicies({ documents: policy, namedValues });
  if (gateway === null) throw new Error(files.flatMap((f) => f.diagnostics.map((d) => d.message)).join('\n'));
  const host = nodeHost({ calls: { network: { internal } } });
  return createServer(createHandler(gateway, { host }));
}

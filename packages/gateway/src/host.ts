import { Buffer } from 'node:buffer';
import { randomFillSync } from 'node:crypto';
import { systemHost, type Host, type OutgoingRequest, type SystemHostOptions } from '@sluice/runtime';
import type { Calls } from './backend/calls.ts';
import { Client, type ClientOptions } from './backend/client.ts';

/** The host of a Node process: the system's clock and randomness, stores in memory, and calls through undici. */
export interface NodeHost extends Host {
  readonly client: Client;
}

export interface NodeHostOptions extends Omit<SystemHostOptions, 'fetch'> {
  /** Of the calls that go out. */
  readonly calls?: ClientOptions;
  /** In place of the stores in memory. */
  readonly stores?: Partial<Pick<Host, 'cache' | 'counters' | 'externalCache'>>;
}

/** Throws TypeError where the network policy names what is neither a host nor a range. */
export function nodeHost({ calls, stores, ...told }: NodeHostOptions = {}): NodeHost {
  const client = new Client(calls);
  return { ...systemHost(told), ...stores, client, newGuid: guids(), fetch: (request) => client.send(request, null) };
}

/** Random GUIDs (RFC 9562, version 4) as 32 digits. Each request takes one, so they are made by the hundred. */
function guids(): () => string {
  const bytes = Buffer.alloc(16 * 256);
  let at = bytes.length;
  return () => {
    if (at === bytes.length) {
      randomFillSync(bytes);
      at = 0;
    }
    bytes[at + 6] = (bytes[at + 6]! & 0x0f) | 0x40;
    bytes[at + 8] = (bytes[at + 8]! & 0x3f) | 0x80;
    return bytes.toString('hex', at, (at += 16));
  };
}

/** The host as one exchange has it: the same, and the calls that it sends end with it. */
export function hostOf(host: NodeHost, calls: Calls): Host {
  const own = Object.create(host) as { fetch: Host['fetch'] } & Host;
  own.fetch = (request: OutgoingRequest) => host.client.send(request, calls);
  return own;
}

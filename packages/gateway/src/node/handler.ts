import { Buffer } from 'node:buffer';
import {
  Exchange,
  Headers,
  ResponseMessage,
  type Circumstances,
  type Host,
  type MaybePromise,
  type Url,
} from '@sluice/runtime';
import { Calls } from '../backend/calls.ts';
import { hostOf, nodeHost, type NodeHost } from '../host.ts';
import { readRequest, type NodeRequest, type Refusal } from './request.ts';
import { writeResponse, type NodeResponse } from './response.ts';

/** A gateway of any dialect. */
export interface Runnable {
  run(x: Exchange): MaybePromise<void>;
}

export interface HandlerOptions {
  /** A `nodeHost` where it is left out. With any other host, calls do not end when the caller goes away. */
  readonly host?: NodeHost | Host;
  /** What is known of a request beside itself. */
  readonly circumstances?: Circumstances | ((exchange: Exchange['request']) => Circumstances);
  /** The parameters of the operation's URL template. */
  readonly match?: (url: Url) => ReadonlyMap<string, string> | null;
  /** Bytes of a request's body that a statement may have kept in memory. */
  readonly mostCollected?: number;
  /** Told of bugs: whatever the host or Sluice itself throws. The caller gets a 500 that says nothing of it. */
  readonly onError?: (error: unknown) => void;
  /** Told when the response has gone out, or its connection has closed. */
  readonly onClose?: (exchange: Exchange | null, request: NodeRequest, response: NodeResponse) => void;
}

const MOST_COLLECTED = 64 * 1024 * 1024;

/**
 * Puts a gateway behind a server of node:http, node:https or node:http2: `createServer(createHandler(gateway))`. Each
 * request runs on its own; nothing that a caller sends makes the handler throw.
 */
export function createHandler(
  gateway: Runnable,
  options: HandlerOptions = {},
): (incoming: NodeRequest, outgoing: NodeResponse) => void {
  const { host = nodeHost(), circumstances, match, mostCollected = MOST_COLLECTED, onError, onClose } = options;
  const reading = { mostCollected, match };

  return (incoming, outgoing) => {
    const calls = new Calls();
    let exchange: Exchange | null = null;
    // whoever writes a moment after the caller has gone
    outgoing.on('error', ignore);
    outgoing.on('close', () => {
      calls.end();
      onClose?.(exchange, incoming, outgoing);
    });
    const broken = (e: unknown): void => {
      onError?.(e);
      refuse({ status: 500, message: 'Internal server error' }, outgoing);
    };
    try {
      const request = readRequest(incoming, reading);
      if ('status' in request) return refuse(request, outgoing);
      const own = isNodeHost(host) ? hostOf(host, calls) : host;
      const x = (exchange = new Exchange(
        own,
        request,
        typeof circumstances === 'function' ? circumstances(request) : circumstances,
      ));
      // the method that was asked by: a statement may have changed the request's
      const { method } = request;
      const respond = (): void => {
        if (!outgoing.destroyed) writeResponse(x.ensureResponse(), method, outgoing);
      };
      const running = gateway.run(x);
      if (running instanceof Promise) running.then(respond).catch(broken);
      else respond();
    } catch (e) {
      broken(e);
    }
  };
}

const ignore = (): void => undefined;

const isNodeHost = (host: NodeHost | Host): host is NodeHost => 'client' in host;

/** In the form of the gateway's own responses. */
function refuse({ status, message }: Refusal, outgoing: NodeResponse): void {
  if (outgoing.headersSent) {
    (outgoing as { destroy(): void }).destroy();
    return;
  }
  const body = Buffer.from(`{ "statusCode": ${status}, "message": ${JSON.stringify(message)} }`);
  const headers = Headers.from([['Content-Type', 'application/json']]);
  writeResponse(new ResponseMessage({ status, headers, body }), 'GET', outgoing);
}

import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';
import { isHopByHop, type BodyStream, type ResponseMessage } from '@sluice/runtime';
import { BackendCall } from '../backend/call.ts';

export type NodeResponse = ServerResponse | Http2ServerResponse;

/**
 * Writes the response of an exchange. How long it is and how it is framed is settled here: bytes get their length, a
 * stream keeps the length it came with, HEAD, 204 and 304 have no content. Of the headers of a connection only
 * `Connection: close` is a policy's to set. A stream that breaks breaks the connection, so that nobody takes the part
 * for the whole. Throws what Node throws where status or headers cannot be written; then nothing has been.
 */
export function writeResponse(message: ResponseMessage, method: string, outgoing: NodeResponse): void {
  const { statusCode } = message;
  if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 999)
    throw new RangeError(`a response cannot have status ${statusCode}`);
  const body = message.body?.outgoing() ?? NOTHING;
  const isEmpty = method === 'HEAD' || statusCode === 204 || statusCode === 304;

  // null: as it came, or none
  const length = !(body instanceof Uint8Array) || (isEmpty && body.length === 0) ? null : body.length;

  const { raw } = message.headers.lines((name, values) => {
    if (name === 'content-length') return length === null && statusCode !== 204;
    if (!isHopByHop(name)) return true;
    return name === 'connection' && values.every((value) => value.toLowerCase() === 'close');
  });
  const headers = length === null || statusCode === 204 ? raw : [...raw, 'Content-Length', String(length)];

  writeHead(outgoing, statusCode, message.statusReason, headers);
  if (isEmpty) outgoing.end();
  else if (body instanceof Uint8Array) outgoing.end(body);
  else if (body instanceof BackendCall) body.flow(outgoing as ServerResponse);
  else void pump(body, outgoing as ServerResponse);
}

const NOTHING = new Uint8Array(0);

function writeHead(outgoing: NodeResponse, status: number, reason: string, headers: readonly string[]): void {
  if ('stream' in outgoing) return writeHttp2Head(outgoing, status, headers);
  try {
    outgoing.writeHead(status, reason, headers as string[]);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ERR_INVALID_CHAR') throw e;
    // characters beyond Latin-1 go out as UTF-8
    outgoing.writeHead(status, asBytes(reason), headers.map(asBytes));
  }
}

const asBytes = (text: string): string =>
  /[^\0-\xff]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;

/** HTTP/2 has no reason phrase; Node's compatibility layer takes repeated names as a list. */
function writeHttp2Head(outgoing: Http2ServerResponse, status: number, headers: readonly string[]): void {
  const lists = new Map<string, string[]>();
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i]!.toLowerCase();
    if (name !== 'connection') lists.set(name, [...(lists.get(name) ?? []), headers[i + 1]!]);
  }
  try {
    for (const [name, values] of lists) outgoing.setHeader(name, values.length === 1 ? values[0]! : values);
  } catch (e) {
    for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
    throw e;
  }
  outgoing.writeHead(status);
}

/** For streams that are not a backend's own: those that a statement counts. */
async function pump(body: BodyStream, outgoing: ServerResponse): Promise<void> {
  try {
    for await (const piece of body) {
      if (outgoing.destroyed) return;
      if (!outgoing.write(piece)) await drained(outgoing);
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
  }
}

/** Resolves also when there is nobody left to write to. */
const drained = (outgoing: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    outgoing.on('drain', done).on('close', done);
  });

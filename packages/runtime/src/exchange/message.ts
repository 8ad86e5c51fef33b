import { CLR, type RequestView, type ResponseView } from '@sluice/expressions';
import type { ClientCertificate, HttpProxy } from '../host/host.ts';
import { Body, type BodySource } from './body.ts';
import { Headers } from './headers.ts';
import { reasonPhrase } from './status.ts';
import { encodeUtf8 } from './text.ts';
import type { Url } from './url.ts';

/** What requests and responses share: headers, and a body or none. Statements change both in place. */
export abstract class Message {
  headers: Headers;
  body: Body | null;
  /** Whether reading the body in an expression leaves it readable (`eval`). */
  readonly keepsBody: boolean;

  constructor(headers: Headers, body: BodySource | null, keepsBody: boolean) {
    this.headers = headers;
    this.keepsBody = keepsBody;
    this.body = body === null ? null : new Body(body, headers, keepsBody);
  }

  /** Null removes the body. The length of what is sent is the transport's matter: a Content-Length is dropped. */
  setBody(content: Uint8Array | string | null): void {
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
    this.headers.delete('content-length');
    this.body = bytes === null ? null : new Body(bytes, this.headers, this.keepsBody);
  }
}

export interface RequestInit {
  readonly method: string;
  readonly url: Url;
  readonly originalUrl?: Url;
  readonly headers?: Headers;
  readonly body?: BodySource | null;
  readonly ipAddress?: string | null;
  readonly matchedParameters?: ReadonlyMap<string, string>;
  readonly certificate?: string | Uint8Array | null;
  readonly keepsBody?: boolean;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** The request: as received, then as statements change it, then as it is forwarded. */
export class RequestMessage extends Message implements RequestView {
  method: string;
  /** As it was received. */
  readonly originalMethod: string;
  /** The URL that the backend will get: base URL of the backend plus the path within the API. */
  url: Url;
  readonly originalUrl: Url;
  readonly ipAddress: string | null;
  readonly matchedParameters: ReadonlyMap<string, string>;
  readonly certificate: string | Uint8Array | null;
  /** What the request is sent through. */
  proxy: HttpProxy | null = null;
  /** What it shows of itself to whom it is sent to. */
  clientCertificate: ClientCertificate | null = null;
  /** The Host header as it came: unless a statement changes it, the backend gets one of its own. */
  readonly receivedHost: string | null;

  constructor(init: RequestInit) {
    super(init.headers ?? new Headers(), init.body ?? null, init.keepsBody ?? false);
    this.method = init.method;
    this.originalMethod = init.method;
    this.url = init.url;
    this.originalUrl = init.originalUrl ?? init.url;
    this.ipAddress = init.ipAddress ?? null;
    this.matchedParameters = init.matchedParameters ?? NONE;
    this.certificate = init.certificate ?? null;
    this.receivedHost = this.headers.line('host');
  }

  get [CLR](): 'Sluice.IRequest' {
    return 'Sluice.IRequest';
  }
}

export interface ResponseInit {
  readonly status: number;
  /** The standard phrase of the status where it is left out. */
  readonly reason?: string | undefined;
  readonly headers?: Headers;
  readonly body?: BodySource | null;
  readonly keepsBody?: boolean;
}

/** A response: the backend's, the gateway's own, or one held in a variable. */
export class ResponseMessage extends Message implements ResponseView {
  statusCode: number;
  statusReason: string;

  constructor(init: ResponseInit) {
    super(init.headers ?? new Headers(), init.body ?? null, init.keepsBody ?? false);
    this.statusCode = init.status;
    this.statusReason = init.reason ?? reasonPhrase(init.status);
  }

  get [CLR](): 'Sluice.IResponse' {
    return 'Sluice.IResponse';
  }

  /** A response of its own with the same content; its body, where it is a stream, must have been buffered. */
  clone(): ResponseMessage {
    return new ResponseMessage({
      status: this.statusCode,
      reason: this.statusReason,
      headers: this.headers.clone(),
      body: this.body?.outgoing() ?? null,
      keepsBody: this.keepsBody,
    });
  }
}

import { Drop, fromClr, textsOf, type Nil } from '@sluice/liquid';
import type { HeadersView, UrlView } from '@sluice/expressions';
import type { Exchange } from '../exchange/exchange.ts';

/**
 * `context` as Liquid templates see it: the members that the service documents, and the variables, which its samples
 * read. Nothing else of the C# `context` is there.
 */
export function contextDrop(x: Exchange, nil: Nil): Drop {
  // a template may read a variable in every turn of a loop
  const read = new Map<string, unknown>();
  const variables = new Dictionary(
    () => Array.from(x.variables.keys()),
    (name) => {
      if (!read.has(name) && x.variables.has(name)) read.set(name, fromClr(x.variables.get(name), nil));
      return read.get(name);
    },
  );
  return new Members({
    Request: () => requestOf(x),
    Response: () => (x.response === null ? null : responseOf(x)),
    Variables: () => variables,
  });
}

const requestOf = ({ request }: Exchange): Drop =>
  new Members({
    Url: () => urlOf(request.url),
    Method: () => request.method,
    OriginalMethod: () => request.originalMethod,
    OriginalUrl: () => urlOf(request.originalUrl),
    IpAddress: () => request.ipAddress,
    MatchedParameters: () =>
      new Dictionary(
        () => Array.from(request.matchedParameters.keys()),
        (name) => request.matchedParameters.get(name),
      ),
    HasBody: () => request.body !== null,
    ClientCertificates: () => (request.certificate === null ? [] : [new Members({})]),
    Headers: () => headersOf(request.headers),
  });

const responseOf = ({ request, response }: Exchange): Drop =>
  new Members({
    StatusCode: () => response!.statusCode,
    Method: () => request.method,
    Headers: () => headersOf(response!.headers),
  });

const urlOf = (url: UrlView): Drop =>
  new Members({
    Scheme: () => url.scheme,
    Host: () => url.host,
    Port: () => url.port,
    Path: () => url.path,
    Query: () => headersOf(url.query),
    QueryString: () => url.queryString,
    ToUri: () => url.text,
    ToString: () => url.text,
  });

/** The values of a name side by side, as `string[]`. */
const headersOf = (headers: HeadersView): Drop =>
  new Dictionary(
    () => Array.from(headers.names()),
    (name) => {
      const values = headers.get(name);
      return values === undefined ? undefined : textsOf(values);
    },
  );

type Table = Readonly<Record<string, () => unknown>>;

class Members extends Drop {
  private readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }

  member(key: unknown): unknown {
    return typeof key === 'string' && Object.hasOwn(this.table, key) ? this.table[key]!() : undefined;
  }
}

/** A dictionary of the gateway: a loop over it gives pairs with `Key` and `Value`. */
class Dictionary extends Drop {
  private readonly keys: () => readonly string[];
  private readonly find: (name: string) => unknown;

  constructor(keys: () => readonly string[], find: (name: string) => unknown) {
    super();
    this.keys = keys;
    this.find = find;
  }

  member(key: unknown): unknown {
    return typeof key === 'string' ? this.find(key) : undefined;
  }

  override items(): readonly unknown[] {
    return this.keys().map((name) => new Members({ Key: () => name, Value: () => this.find(name) ?? null }));
  }
}

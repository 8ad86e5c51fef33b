import { isIP } from 'node:net';
import process from 'node:process';
import {
  nodeHost,
  platformIdentity,
  redisStores,
  startServer,
  textLine,
  tuneForRequests,
  type AccessEntry,
  type NodeHostOptions,
  type RedisStores,
  type Runnable,
} from '@sluice/gateway';
import { renderDiagnostic } from '@sluice/parser';
import { resolverOf, tokensOf, Url, type FileFindings, type LogEntry, type Scenario } from '@sluice/runtime';
import { CommandError, type ExitStatus, type Io } from '../io.ts';
import { countFindings } from '../output/findings.ts';
import { count, paletteOf } from '../output/style.ts';
import { loadFiles, type LoadedFiles, type LoadOptions } from './load.ts';
import { toldTo } from './told.ts';
import { watchFiles } from './watch.ts';

export interface ServeArguments {
  readonly positionals: readonly string[];
  readonly options: LoadOptions & {
    readonly backend?: string;
    readonly port?: string;
    readonly address?: string;
    readonly allow?: string;
    readonly redis?: string;
    readonly 'redis-failure'?: string;
    readonly 'managed-identity'?: true;
    readonly events?: string;
    readonly watch?: true;
    readonly log?: string;
  };
}

/**
 * `sluice serve`: a gateway until somebody ends it. This file is the entry of a bundle of its own, so nothing that it
 * throws is known to the rest of the command: it says itself what is wrong. `stop` ends it like SIGTERM.
 */
export async function serve(args: ServeArguments, io: Io, stop?: Promise<unknown>): Promise<ExitStatus> {
  try {
    return await run(args, io, stop);
  } catch (e) {
    const { code = '', message } = e as NodeJS.ErrnoException;
    if (!(e instanceof CommandError || NOT_LISTENING.has(code))) throw e;
    io.err.write(`sluice: ${message}\n`);
    return 2;
  }
}

/** What Node says of a port and an address that cannot be listened on. */
const NOT_LISTENING: ReadonlySet<string> = new Set([
  'EADDRINUSE',
  'EACCES',
  'EADDRNOTAVAIL',
  'EAFNOSUPPORT',
  'EAI_AGAIN',
  'ENOTFOUND',
]);

async function run(args: ServeArguments, io: Io, stop?: Promise<unknown>): Promise<ExitStatus> {
  const { positionals, options } = args;
  const backend = backendOf(options);
  const port = portOf(options.port ?? '8080');
  const loaded = await loadFiles(positionals, options, backend, io);
  show(loaded.files, io);
  if (loaded.gateway === null) {
    io.err.write(`${count(countFindings(loaded.files).errors, 'error')}; nothing is served\n`);
    return 1;
  }
  const log = (entry: LogEntry): void => io.err.write(`${logLine(entry)}\n`);
  tuneForRequests();
  const stores = options.redis === undefined ? null : storesOf(options.redis, options['redis-failure'], log);
  try {
    await runLoaded(args, { ...loaded, gateway: loaded.gateway }, { backend, port, log, stores }, io, stop);
    return 0;
  } finally {
    // a connection that is open keeps the process alive
    await stores?.close();
  }
}

interface Around {
  readonly backend: string | null;
  readonly port: number;
  readonly log: (entry: LogEntry) => void;
  readonly stores: RedisStores | null;
}

async function runLoaded(
  { positionals, options }: ServeArguments,
  loaded: LoadedFiles & { readonly gateway: Runnable },
  { backend, port, log, stores }: Around,
  io: Io,
  stop?: Promise<unknown>,
): Promise<void> {
  const identity = options['managed-identity'] === true ? identityOf(io) : null;
  const { close: closeEvents, ...told } = toldTo(options.events, io);
  let { surroundings } = loaded;
  let known = knownBy(loaded.scenario);
  const host = hostOf(options, loaded.scenario, backend, {
    ...told,
    log,
    resolveService: (service) => known.resolveService(service),
    accessToken: (wanted) => (identity ?? known.accessToken)(wanted),
    ...(stores !== null && {
      stores: { counters: stores.counters, cache: stores.cache, externalCache: stores.cache },
    }),
  });
  const server = await startServer({
    gateway: loaded.gateway,
    host,
    surroundings: { circumstances: () => surroundings.circumstances(), match: (url) => surroundings.match(url) },
    port,
    address: options.address ?? '127.0.0.1',
    ...accessLog(options.log, io),
    onError: (e) =>
      io.err.write(`sluice: internal error: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}\n`),
  });
  io.out.write(`sluice: listening on ${server.url}${backend === null ? '' : `, in front of ${backend}`}\n`);

  const reload = async (): Promise<void> => {
    try {
      const next = await loadFiles(positionals, options, backend, io);
      show(next.files, io);
      if (next.gateway === null) return io.err.write('sluice: the files have errors; the policies from before stay\n');
      server.replace(next.gateway);
      ({ surroundings } = next);
      known = knownBy(next.scenario);
      io.err.write('sluice: loaded the changed files\n');
    } catch (e) {
      if (!(e instanceof CommandError)) throw e;
      io.err.write(`sluice: ${e.message}; the policies from before stay\n`);
    }
  };
  // one after the other: the last change has the last word
  let reloading = Promise.resolve();
  const changed = (): void => void (reloading = reloading.then(reload));
  const unwatch = options.watch === true ? watchFiles(filesOf(positionals, options), changed) : null;
  await (stop ?? signalled());
  unwatch?.();
  await server.drain();
  await closeEvents();
}

function backendOf({ backend, gravitee }: ServeArguments['options']): string | null {
  if (backend === undefined) {
    if (gravitee !== undefined) return null;
    throw new CommandError('serve needs a backend: --backend URL');
  }
  const url = Url.parse(backend);
  if (url === null || !/^https?$/.test(url.scheme))
    throw new CommandError(`--backend is a URL with http or https, not "${backend}"`);
  return backend;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new CommandError(`--port is a number up to 65535, not "${text}"`);
  return port;
}

function storesOf(url: string, failure: string | undefined, log: (entry: LogEntry) => void): RedisStores {
  try {
    return redisStores(url, { failure: failure === 'closed' ? 'closed' : 'open', log });
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    // what is there instead may hold a password
    throw new CommandError('--redis is a URL like redis://host:6379');
  }
}

/** What the scenario stands in for where it says so. */
const knownBy = (scenario: Scenario): Required<Pick<NodeHostOptions, 'resolveService' | 'accessToken'>> => ({
  resolveService: resolverOf(scenario),
  accessToken: tokensOf(scenario),
});

function identityOf(io: Io): ReturnType<typeof platformIdentity> {
  try {
    return platformIdentity(io.env);
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    throw new CommandError('--managed-identity: the environment names what is no URL');
  }
}

/** The backend and those of the scenario are named by whoever starts the gateway: they may be anywhere. */
function hostOf(
  { allow = '' }: ServeArguments['options'],
  { backends = {}, serviceFabric = {} }: Scenario,
  backend: string | null,
  ports: Omit<NodeHostOptions, 'calls'>,
): ReturnType<typeof nodeHost> {
  const named = [
    backend,
    ...Object.values(backends).map((b) => ('url' in b && typeof b.url === 'string' ? b.url : null)),
    ...Object.values(serviceFabric).flat(),
  ];
  const hosts = named.flatMap((url) => (url === null ? [] : (Url.parse(url)?.host ?? []))).map(withoutBrackets);
  const allowed = allow.split(',').flatMap((text) => text.trim() || []);
  try {
    return nodeHost({ ...ports, calls: { network: { internal: [...hosts, ...allowed] } } });
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    throw new CommandError(`--allow: ${e.message}`);
  }
}

const withoutBrackets = (host: string): string => (isIP(host.slice(1, -1)) === 6 ? host.slice(1, -1) : host);

function accessLog(format: string | undefined, io: Io): { readonly onAccess?: (entry: AccessEntry) => void } {
  if (format === 'none') return {};
  const line = format === 'json' ? JSON.stringify : textLine;
  return { onAccess: (entry) => io.out.write(`${line(entry)}\n`) };
}

/** One line, whatever a caller put into it. */
const logLine = ({ severity, source, message, metadata }: LogEntry): string =>
  [`${severity} ${source}: ${message}`, ...metadata.map(({ name, value }) => `${name}=${value}`)]
    .join(' ')
    .replace(/\p{Cc}/gu, ' ');

function show(files: readonly FileFindings[], io: Io): void {
  const palette = paletteOf(io.err);
  for (const { file, diagnostics } of files)
    for (const d of diagnostics) io.err.write(`${renderDiagnostic(d, file, palette)}\n\n`);
}

const filesOf = (positionals: readonly string[], options: ServeArguments['options']): string[] => {
  const { global, workspace, product, api, operation, gravitee, scenario, service } = options;
  return [...positionals, global, workspace, product, api, operation, gravitee, scenario, service].filter(
    (file): file is string => file !== undefined && file !== '-',
  );
};

/** The first SIGTERM or SIGINT; another one ends the process at once. */
const signalled = (): Promise<void> =>
  new Promise((done) => {
    const signals = ['SIGTERM', 'SIGINT'] as const;
    const first = (): void => {
      for (const signal of signals) process.off(signal, first).once(signal, () => process.exit(1));
      done();
    };
    for (const signal of signals) process.on(signal, first);
  });

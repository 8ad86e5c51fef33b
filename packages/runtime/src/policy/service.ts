/**
 * The service that a document is for, as far as it is known, ready for look-ups while the document is bound. Null:
 * nothing is known of that kind, so that no reference to it is wrong. Ids are compared without letter case, as Azure
 * Resource Manager does.
 */
export interface KnownService {
  /** As they are written. */
  readonly namedValues: ReadonlySet<string> | null;
  readonly backends: Names | null;
  /** What each logger writes to, in the words of its resource; null where that is not known. */
  readonly loggers: Names<LoggerType | null> | null;
  readonly certificates: Names | null;
  readonly thumbprints: Names | null;
  readonly openIdConfigs: Names | null;
  readonly apis: Names<KnownApi> | null;
  /** The ids of the APIs of each; null where they are not known. */
  readonly products: Names<Names | null> | null;
  readonly externalCache: boolean | null;
}

export const LOGGER_TYPES = ['azureEventHub', 'applicationInsights', 'azureMonitor'] as const;
export type LoggerType = (typeof LOGGER_TYPES)[number];

export interface KnownApi {
  readonly id: string;
  readonly name: string | null;
  readonly operations: readonly KnownOperation[] | null;
}

export interface KnownOperation {
  /** Null where the service makes one up. */
  readonly id: string | null;
  readonly name: string | null;
  readonly method: string;
  readonly urlTemplate: string;
  /** What a rewrite may use of the template. */
  readonly parameters: ReadonlySet<string>;
}

/** As tools copy it: with spaces or colons, in any letter case. */
export const plainThumbprint = (text: string): string => text.replaceAll(/[\s:]/g, '');

/** Names with what they stand for, found in any letter case. */
export class Names<T = null> {
  private readonly byKey = new Map<string, T>();
  /** As they are written, for hints. */
  readonly written: readonly string[];

  constructor(entries: Iterable<readonly [name: string, of: T]>) {
    const written: string[] = [];
    for (const [name, of] of entries) {
      written.push(name);
      this.byKey.set(name.toLowerCase(), of);
    }
    this.written = written;
  }

  has(name: string): boolean {
    return this.byKey.has(name.toLowerCase());
  }

  get(name: string): T | undefined {
    return this.byKey.get(name.toLowerCase());
  }

  values(): Iterable<T> {
    return this.byKey.values();
  }
}

/** A service, and the ids of its parts that a document is for. Null: not known, or none. */
export interface PlaceInService {
  readonly service: KnownService;
  readonly product: string | null;
  readonly api: string | null;
  readonly operation: string | null;
}

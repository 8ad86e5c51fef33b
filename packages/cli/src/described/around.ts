import path from 'node:path';
import type { ServiceDescription } from '@sluice/runtime';
import { foldersAbove } from '../lint/layout.ts';
import { CommandError } from '../io.ts';
import { extractedService, type ExtractedService } from './folder.ts';
import { readOpenApi, readServiceFile, type DescribedService } from './read.ts';

/** What is known of the service that a file is for, and where that is said. */
export interface ServiceAround {
  readonly service: ServiceDescription;
  /** Null: the folders around the file alone, and they may hold a part of the service. */
  readonly described: DescribedService | null;
  readonly extracted: readonly ExtractedService[];
}

/**
 * Finds and reads what describes the service of each file: the description that is given for it, and the extractor's
 * folders around it. Everything is read once.
 */
export class ServicesAround {
  private readonly described = new Map<string, DescribedService>();
  private readonly byFolder = new Map<string, ExtractedService | null>();
  private readonly above = new Map<string, readonly ExtractedService[]>();
  private readonly around = new Map<string, ServiceAround | null>();
  private readonly specifications = new Map<string, unknown>();

  /** Reads the description that `of` will need. Throws CommandError and ConfigError. */
  async read(given: string): Promise<void> {
    if (!this.described.has(given)) this.described.set(given, await readServiceFile(given));
  }

  /** Reads the document of the API that a file of an extractor's folder is for. One that cannot be read tells nothing. */
  async readSpecification(file: string, api: string): Promise<void> {
    for (const name of this.specificationsOf(file, api)) {
      if (this.specifications.has(name)) continue;
      try {
        this.specifications.set(name, await readOpenApi(name));
      } catch (e) {
        if (!(e instanceof CommandError)) throw e;
        this.specifications.set(name, undefined);
      }
    }
  }

  /** Null where nothing is known. `given` has been read; of the API's document it is known what has been read. */
  of(file: string, given: string | null, api: string | null): ServiceAround | null {
    const specifications = api === null ? [] : this.specificationsOf(file, api);
    const openapi = specifications.map((name) => this.specifications.get(name)).find((d) => d !== undefined);
    const key = [path.dirname(path.resolve(file)), given, api, openapi !== undefined].join('\0');
    const known = this.around.get(key);
    if (known !== undefined) return known;
    const described = given === null ? null : this.described.get(given)!;
    const extracted = this.extractedAbove(file);
    const parts = [...(described === null ? [] : [described]), ...extracted].map(({ service }) => service);
    const service = parts.length === 0 ? null : joined(parts);
    const found =
      service === null
        ? null
        : { service: openapi === undefined ? service : withOperations(service, api!, openapi), described, extracted };
    this.around.set(key, found);
    return found;
  }

  private extractedAbove(file: string): readonly ExtractedService[] {
    const beside = path.dirname(path.resolve(file));
    let found = this.above.get(beside);
    if (found === undefined) {
      found = [...foldersAbove(file)].flatMap((folder) => this.extractedIn(folder) ?? []);
      this.above.set(beside, found);
    }
    return found;
  }

  private extractedIn(folder: string): ExtractedService | null {
    let found = this.byFolder.get(folder);
    if (found === undefined) this.byFolder.set(folder, (found = extractedService(folder)));
    return found;
  }

  private specificationsOf(file: string, api: string): readonly string[] {
    return this.extractedAbove(file).flatMap(({ specificationOf }) => specificationOf(api) ?? []);
  }
}

/** What the description itself says of the API's operations goes before its document. */
function withOperations(service: ServiceDescription, id: string, openapi: unknown): ServiceDescription {
  const api = service.apis?.[id];
  return { ...service, apis: { ...service.apis, [id]: { openapi, ...api } } };
}

/** What one of them has, the service has; the first that says more of a thing is right. */
function joined(parts: readonly ServiceDescription[]): ServiceDescription {
  const [first] = parts;
  if (parts.length === 1) return first!;
  const all = new Map<string, unknown>();
  for (const part of [...parts].reverse())
    for (const [key, value] of Object.entries(part)) {
      const before = all.get(key);
      all.set(key, isRecord(value) && isRecord(before) ? { ...before, ...value } : value);
    }
  return Object.fromEntries(all) as ServiceDescription;
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

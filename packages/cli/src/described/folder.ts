import { existsSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { ServiceApi, ServiceDescription, ServiceProduct } from '@sluice/runtime';

/**
 * What an extractor's folder tells of the service: it writes a folder for each resource, named by its id, with a JSON
 * document (`backends/orders/backendInformation.json`) inside. APIOps writes these names, its successors some of them
 * without the space. A folder that is not there tells nothing; one that is there is taken to be complete. What cannot
 * be read in it counts by its id alone.
 */
export interface ExtractedService {
  readonly folder: string;
  readonly service: ServiceDescription;
  /** Where a named value is described. */
  readonly fileOf: (namedValue: string) => string;
  /** The document of an API, if there is one; reading it is left to whoever needs it. */
  readonly specificationOf: (api: string) => string | null;
  /** The JSON documents of other resources, which may use named values. */
  readonly otherFiles: () => Iterable<string>;
}

interface Resource {
  readonly id: string;
  readonly file: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const COLLECTIONS = {
  namedValues: { folders: ['named values', 'namedValues'], file: 'namedValueInformation.json' },
  backends: { folders: ['backends'], file: 'backendInformation.json' },
  loggers: { folders: ['loggers'], file: 'loggerInformation.json' },
  apis: { folders: ['apis'], file: 'apiInformation.json' },
  products: { folders: ['products'], file: 'productInformation.json' },
} as const;

const SPECIFICATIONS = ['specification.yaml', 'specification.yml', 'specification.json'] as const;

/** Null where the folder is none of an extractor's. */
export function extractedService(folder: string): ExtractedService | null {
  const { namedValues, backends, loggers, apis, products } = COLLECTIONS;
  const values = resourcesIn(folder, namedValues);
  const byName = new Map(values?.map((value) => [text(value.properties['displayName']) ?? value.id, value]));
  const found = {
    backends: resourcesIn(folder, backends),
    loggers: resourcesIn(folder, loggers),
    apis: resourcesIn(folder, apis),
    products: resourcesIn(folder, products),
  };
  if (values === null && Object.values(found).every((resources) => resources === null)) return null;
  const service: ServiceDescription = {
    ...(values !== null && {
      namedValues: Object.fromEntries([...byName].map(([name, { properties }]) => [name, valueOf(properties)])),
    }),
    ...(found.backends !== null && { backends: byId(found.backends, () => ({})) }),
    ...(found.loggers !== null && { loggers: byId(found.loggers, loggerOf) }),
    ...(found.apis !== null && { apis: byId(found.apis, apiOf) }),
    ...(found.products !== null && { products: byId(found.products, productOf) }),
  };
  return {
    folder,
    service,
    fileOf: (name) => byName.get(name)!.file,
    specificationOf: (id) => {
      const api = found.apis?.find((resource) => resource.id === id);
      const files = SPECIFICATIONS.map((name) => path.join(path.dirname(api?.file ?? ''), name));
      return (api && files.find((file) => existsSync(file))) ?? null;
    },
    otherFiles: () => otherFiles(folder),
  };
}

const byId = <T>(
  resources: readonly Resource[],
  as: (properties: Resource['properties'], file: string) => T,
): Record<string, T> => Object.fromEntries(resources.map(({ id, properties, file }) => [id, as(properties, file)]));

const valueOf = ({ value, secret }: Resource['properties']): { value?: string; secret?: boolean } => ({
  ...(typeof value === 'string' && { value }),
  ...(secret === true && { secret }),
});

type Logger = NonNullable<ServiceDescription['loggers']>[string];
const loggerOf = ({ loggerType }: Resource['properties']): Logger => {
  const type = (['azureEventHub', 'applicationInsights', 'azureMonitor'] as const).find((t) => t === loggerType);
  return type === undefined ? {} : { type };
};

const apiOf = ({ displayName, path: at, apiRevision }: Resource['properties']): ServiceApi => {
  const [name, apiPath, revision] = [displayName, at, apiRevision].map(text);
  return {
    ...(name !== undefined && { name }),
    ...(apiPath !== undefined && { path: apiPath }),
    ...(revision !== undefined && { revision }),
  };
};

/** The APIs of a product are folders of theirs inside its own. */
function productOf({ displayName }: Resource['properties'], file: string): ServiceProduct {
  const name = text(displayName);
  const apis = foldersIn(path.join(path.dirname(file), 'apis'));
  return { ...(name !== undefined && { name }), ...(apis.length > 0 && { apis }) };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Null where there is no folder of the kind in which the extractor wrote anything. */
function resourcesIn(
  folder: string,
  { folders, file }: (typeof COLLECTIONS)[keyof typeof COLLECTIONS],
): readonly Resource[] | null {
  const found = folders.flatMap((name) =>
    foldersIn(path.join(folder, name)).map((id) => {
      const information = path.join(folder, name, id, file);
      return { id, file: information, isThere: existsSync(information) };
    }),
  );
  return found.some(({ isThere }) => isThere)
    ? found.map(({ id, file: at, isThere }) => ({ id, file: at, properties: isThere ? propertiesOf(at) : {} }))
    : null;
}

function otherFiles(folder: string): string[] {
  const { namedValues } = COLLECTIONS;
  const collections = foldersIn(folder).filter((name) => !(namedValues.folders as readonly string[]).includes(name));
  return collections
    .flatMap((name) => foldersIn(path.join(folder, name)).map((id) => path.join(folder, name, id)))
    .flatMap((resource) => entriesOf(resource).map((entry) => path.join(resource, entry.name)))
    .filter((file) => file.endsWith('.json'));
}

const foldersIn = (folder: string): string[] =>
  entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function propertiesOf(file: string): Resource['properties'] {
  try {
    const { properties } = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as { properties?: unknown };
    return typeof properties === 'object' && properties !== null ? (properties as Resource['properties']) : {};
  } catch {
    return {};
  }
}

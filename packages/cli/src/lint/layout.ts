import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { SCOPES, type Scope } from '@sluice/runtime';

/**
 * What the place of a file in a repository tells: its scope, its API, the fragments beside it. Known are the folders
 * that the APIOps extractor writes, those of the service's own git repository and of the DevOps resource kit, and plain
 * folders of these names. A place that tells nothing is no mistake: then the scope is not known.
 */
export interface Place {
  readonly layout: string;
  /** Null: a fragment, which any scope may include. */
  readonly scope: Scope | null;
  readonly workspace?: string;
  readonly product?: string;
  readonly api?: string;
  readonly operation?: string;
  readonly fragment?: string;
}

interface Row {
  readonly layout: string;
  /** The last names of the path, without the file's ending; `:name` stands for any text. */
  readonly path: string;
  readonly scope: Scope | null;
  /** Such a name is common: one of these folders must stand beside the file. */
  readonly beside?: readonly string[];
}

const APIOPS = 'APIOps';
const GIT = 'service repository';
const KIT = 'resource kit';
const PLAIN = 'folders';

/** As the extractor names it, and as people do. */
const FRAGMENT_FOLDERS = ['policy fragments', 'policyFragments', 'policy-fragments', 'fragments'] as const;

/** The first row that fits decides. */
const TABLE: readonly Row[] = [
  { layout: APIOPS, path: 'workspaces/:workspace/apis/:api/operations/:operation/policy', scope: 'operation' },
  { layout: APIOPS, path: 'workspaces/:workspace/apis/:api/policy', scope: 'api' },
  { layout: APIOPS, path: 'workspaces/:workspace/products/:product/policy', scope: 'product' },
  { layout: APIOPS, path: 'workspaces/:workspace/policy fragments/:fragment/policy', scope: null },
  { layout: APIOPS, path: 'workspaces/:workspace/policy', scope: 'workspace' },
  { layout: APIOPS, path: 'apis/:api/operations/:operation/policy', scope: 'operation' },
  { layout: APIOPS, path: 'apis/:api/policy', scope: 'api' },
  { layout: APIOPS, path: 'products/:product/policy', scope: 'product' },
  ...FRAGMENT_FOLDERS.map((folder) => ({ layout: APIOPS, path: `${folder}/:fragment/policy`, scope: null })),
  {
    layout: APIOPS,
    path: 'policy',
    scope: 'global',
    beside: ['apis', 'products', 'policy fragments', 'named values', 'backends'],
  },
  { layout: GIT, path: 'policies/apis/:api/operations/:operation', scope: 'operation' },
  { layout: GIT, path: 'policies/apis/:api', scope: 'api' },
  { layout: GIT, path: 'policies/products/:product', scope: 'product' },
  { layout: GIT, path: 'policies/global', scope: 'global' },
  { layout: KIT, path: 'globalServicePolicy', scope: 'global' },
  { layout: KIT, path: ':product-productPolicy', scope: 'product' },
  // API and operation are written with a hyphen between them, which both may hold
  { layout: KIT, path: ':-operationPolicy', scope: 'operation' },
  { layout: KIT, path: ':api-apiPolicy', scope: 'api' },
  { layout: PLAIN, path: 'apis/:api/operations/:operation', scope: 'operation' },
  { layout: PLAIN, path: 'operations/:operation', scope: 'operation' },
  { layout: PLAIN, path: 'apis/:api', scope: 'api' },
  { layout: PLAIN, path: 'products/:product', scope: 'product' },
  { layout: PLAIN, path: 'workspaces/:workspace', scope: 'workspace' },
  ...FRAGMENT_FOLDERS.map((folder) => ({ layout: PLAIN, path: `${folder}/:fragment`, scope: null })),
  { layout: PLAIN, path: 'global', scope: 'global' },
  { layout: PLAIN, path: 'product', scope: 'product' },
  { layout: PLAIN, path: 'api', scope: 'api' },
  { layout: PLAIN, path: 'operation', scope: 'operation' },
];

/** One name of a row's path: text before a variable, the variable, text behind it; a name without a variable is text. */
interface Part {
  readonly head: string;
  readonly variable: string | null;
  readonly tail: string;
}

const ROWS = TABLE.map((row) => ({ ...row, parts: row.path.split('/').map(partOf) }));

function partOf(name: string): Part {
  const [, head = '', variable = null, tail = ''] = /^([^:]*)(?::(\w*)([^]*))?$/.exec(name.toLowerCase())!;
  return { head, variable, tail };
}

/** Policies that another tool fills in are named after it: Terraform's `.xml.tpl` and `.tftpl`, Razor's `.cshtml`. */
export const ENDINGS = ['.xml', '.xml.tpl', '.tftpl', '.cshtml'] as const;

/** `orders` of `orders.xml`, `orders.policy.xml` and `orders.xml.tpl`; the whole name where it has another ending. */
export function stemOf(name: string): string {
  const ending = ENDINGS.filter((e) => name.toLowerCase().endsWith(e)).sort((a, b) => b.length - a.length)[0] ?? '';
  return name.slice(0, name.length - ending.length).replace(/[.-]policy$/i, '');
}

/** Null where the place of the file tells nothing. */
export const placeOf = (file: string): Place | null => locate(file)?.place ?? null;

/** Layouts in which every document of a service has its one place. */
const WHOLE: ReadonlySet<string> = new Set([APIOPS, GIT]);

/**
 * Where the documents of the scopes broader than a file's stand, if they are there. Null: its service has none of that
 * scope. A scope of which the place tells nothing is left out, as products are: an API may be in any.
 */
export function broaderFiles(file: string): ReadonlyMap<Scope, string | null> {
  const found = new Map<Scope, string | null>();
  const located = locate(file);
  if (located === null || located.place.scope === null || !WHOLE.has(located.place.layout)) return found;
  const { root, ids, place } = located;
  const isBroader = new Set<Scope | null>(SCOPES.slice(0, SCOPES.indexOf(located.place.scope)));
  if (isBroader.has('workspace') && place.workspace === undefined) found.set('workspace', null);
  for (const { layout, scope, parts } of ROWS) {
    if (scope === null || layout !== place.layout || !isBroader.has(scope) || found.has(scope)) continue;
    const names = parts.map(({ head, variable }) => (variable === null ? head : ids[variable]));
    if (!names.includes(undefined)) found.set(scope, `${[...root, ...names].join(path.sep)}.xml`);
  }
  return found;
}

interface Located {
  readonly place: Place;
  /** The folders above what the row names. */
  readonly root: readonly string[];
  readonly ids: Readonly<Record<string, string>>;
}

function locate(file: string): Located | null {
  const folders = path.resolve(file).split(path.sep);
  const names = [...folders.slice(0, -1), stemOf(folders.at(-1)!)];
  for (const { layout, parts, scope, beside } of ROWS) {
    const ids = match(names, parts);
    if (ids === null) continue;
    if (beside?.some((folder) => existsSync(path.join(path.dirname(file), folder))) === false) continue;
    return { place: { layout, scope, ...ids }, root: names.slice(0, -parts.length), ids };
  }
  return null;
}

function match(names: readonly string[], parts: readonly Part[]): Readonly<Record<string, string>> | null {
  const first = names.length - parts.length;
  if (first < 0) return null;
  const found: Record<string, string> = {};
  // from the file upwards: most rows fail at its name
  for (let i = parts.length - 1; i >= 0; i--) {
    const { head, variable, tail } = parts[i]!;
    const name = names[first + i]!;
    const lower = name.toLowerCase();
    if (variable === null) {
      if (lower !== head) return null;
    } else if (name.length <= tail.length || !lower.endsWith(tail)) return null;
    else if (variable !== '') found[variable] = name.slice(0, name.length - tail.length);
  }
  return found;
}

/** A repository begins here; what lies above it is another one's. */
const ROOTS = ['.git', 'sluice.config.json'] as const;
const HIGHEST = 8;

/** The folders around a file, from its own to that of its repository. */
export function* foldersAbove(file: string): Generator<string> {
  let folder = path.dirname(path.resolve(file));
  for (let level = 0; level < HIGHEST; level++) {
    yield folder;
    const parent = path.dirname(folder);
    if (parent === folder || ROOTS.some((root) => existsSync(path.join(folder, root)))) return;
    folder = parent;
  }
}

/**
 * The ids of the fragments that a repository holds for a file: of `<id>.xml` and `<id>/policy.xml` in the nearest
 * fragment folders above it. Null where there is no such folder.
 */
export function fragmentsFor(file: string): ReadonlySet<string> | null {
  let found: Set<string> | null = null;
  for (const folder of foldersAbove(file))
    for (const name of FRAGMENT_FOLDERS)
      for (const id of idsIn(path.join(folder, name))) found = (found ?? new Set()).add(id);
  return found;
}

function idsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return existsSync(path.join(folder, entry.name, 'policy.xml')) ? [entry.name] : [];
      return ENDINGS.some((e) => entry.name.toLowerCase().endsWith(e)) ? [stemOf(entry.name)] : [];
    });
  } catch {
    return [];
  }
}

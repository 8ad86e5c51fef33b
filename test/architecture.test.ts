import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * The rules of `docs/architecture.md` that a program can check, on the sources as text. Each rule lists its offenders:
 * an empty list is the expectation, and a failure names the files. Tests and their helpers (`testing.ts`) are free.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

/** Imports run downwards: a package may use those of the lines above its own. */
const PACKAGES = [
  ['parser'],
  ['expressions'],
  ['liquid'],
  ['runtime'],
  ['gravitee', 'lint', 'format', 'gateway'],
  ['testing'],
  ['cli'],
];

/** Inside a package likewise; files that stand beside the folders and are not named here put the layers together. */
const LAYERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  parser: [['text'], ['diag'], ['xml'], ['print']],
  liquid: [['syntax', 'messages.ts'], ['values'], ['render'], ['filters'], ['tags']],
  expressions: [['syntax'], ['types'], ['values', 'context.ts'], ['lib'], ['bind'], ['emit']],
  runtime: [['exchange', 'host'], ['policy'], ['policies'], ['gateway.ts', 'load.ts'], ['scenario'], ['service']],
  gateway: [['network'], ['backend', 'redis'], ['host.ts'], ['node'], ['serve']],
};

/** Node's own modules are for the packages that meet a machine, and for one file that has a twin in a browser build. */
const MEETS_A_MACHINE =
  /^packages\/(?:cli|gateway|testing)\/|^packages\/expressions\/src\/values\/crypto\/provider\.ts$/;

const skipped = new Set(['node_modules', 'dist', 'obj', '.git', '.out', 'coverage']);
function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .map((file) => file.replace(/^\.\//, ''));
}
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const files = filesIn('.');
const sources = files.filter((f) => /^packages\/[^/]+\/src\/.*\.ts$/.test(f) && !/(\.test|\/testing)\.ts$/.test(f));
const packageOf = (file: string): string => file.split('/')[1]!;
/** The folder or file directly below `src`. */
const partOf = (file: string): string => file.split('/')[3]!;

interface Import {
  readonly from: string;
  /** A file of the project for relative imports, otherwise as written. */
  readonly to: string;
  /** Of types only: nothing is left of it when the program runs. */
  readonly erased: boolean;
}
const IMPORT = /^(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;
const imports: readonly Import[] = sources.flatMap((from) =>
  [...read(from).matchAll(IMPORT)].map((match) => {
    const to = (match[1] ?? match[2] ?? match[3])!;
    const erased = /^(?:import|export) type\b/.test(match[0]);
    return { from, erased, to: to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to };
  }),
);
const inside = imports.filter(({ to }) => to.startsWith('packages/'));
const outside = imports.filter(({ to }) => !to.startsWith('packages/'));

const shown = (list: readonly Import[]): string[] => list.map(({ from, to }) => `${from} imports ${to}`);
const rank = (order: readonly (readonly string[])[], name: string): number => {
  const found = order.findIndex((names) => names.includes(name));
  return found < 0 ? order.length : found;
};

describe('imports', () => {
  test('run from a package to the packages below it', () => {
    const wrong = outside.filter(
      ({ from, to }) =>
        to.startsWith('@sluice/') && rank(PACKAGES, to.slice('@sluice/'.length)) >= rank(PACKAGES, packageOf(from)),
    );
    const around = inside.filter(({ from, to }) => packageOf(from) !== packageOf(to));
    expect(shown([...wrong, ...around])).toEqual([]);
  });

  test('run from a layer to the layers below it', () => {
    const wrong = inside.filter(({ from, to }) => {
      const order = LAYERS[packageOf(from)];
      return order !== undefined && rank(order, partOf(to)) > rank(order, partOf(from));
    });
    expect(shown(wrong)).toEqual([]);
    const folders = sources.filter((f) => packageOf(f) in LAYERS && f.split('/').length > 4);
    const homeless = folders.filter((f) => !LAYERS[packageOf(f)]!.flat().includes(partOf(f)));
    expect(homeless, 'folders that stand in no layer').toEqual([]);
  });

  test('name the file, not the package they stand in', () => {
    const own = imports.filter(
      ({ from, to }) => to === `@sluice/${packageOf(from)}` || /^[^/]+\/[^/]+\/src\/index\.ts$/.test(to),
    );
    expect(shown(own)).toEqual([]);
  });

  test('do not run between two policies, rules or adapters', () => {
    const unit = /^(packages\/\w+\/src\/(?:.*\/)?(?:policies|rules)\/[^/]+|.*\/adapters\/[^/]+)/;
    const sideways = inside.filter(({ from, to }) => {
      const [a, b] = [unit.exec(from)?.[1], unit.exec(to)?.[1]];
      return a !== undefined && b !== undefined && a !== b && !from.endsWith('.generated.ts');
    });
    expect(shown(sideways)).toEqual([]);
  });

  // A bound tree holds symbols, a symbol holds statements of the bound tree: such types may stand in two files of a folder.
  test('do not run in circles, types included, except those of one folder', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, erased } of inside)
      if (!erased || path.dirname(from) !== path.dirname(to)) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, above: readonly string[]): void => {
      if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' > '));
      else if (!done.has(file)) {
        for (const to of next.get(file) ?? []) visit(to, [...above, file]);
        done.add(file);
      }
    };
    for (const file of sources) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('are of declared dependencies, and of Node only where a machine is met', () => {
    const wrong = outside.filter(({ from, to }) => {
      if (to.startsWith('node:')) return !MEETS_A_MACHINE.test(from);
      const { dependencies, devDependencies } = JSON.parse(read(`packages/${packageOf(from)}/package.json`)) as {
        readonly dependencies?: Readonly<Record<string, string>>;
        readonly devDependencies?: Readonly<Record<string, string>>;
      };
      return !(to in { ...dependencies, ...devDependencies });
    });
    expect(shown(wrong)).toEqual([]);
  });
});

describe('files', () => {
  test('are at most 500 lines', () => {
    const written = [...sources, ...files.filter((f) => /^(scripts|bench|test)\/.*\.m?[jt]s$/.test(f))];
    const long = written
      .filter((f) => !/\.generated\.ts$|\.test\.ts$/.test(f))
      .map((f) => [read(f).trimEnd().split('\n').length, f] as const);
    expect(long.filter(([lines]) => lines > 500)).toEqual([]);
  });

  test('know no machine, no registry', () => {
    const text = files.filter((f) => /\.(?:[cm]?[jt]s|jsonl?|md|txt|xml|ya?ml|html|cs|csproj|sh)$|\/run$/.test(f));
    // This clone's place and its neighbour's, where they are telling: `/app` may stand in a document as a path.
    const here = root.split('/').length > 3 ? [root.slice(0, -1), path.join(root, '../shared')] : [];
    const place = new RegExp(
      [...here, '/home/(?!user\\b)[a-z]+/', '/Users/[A-Z]', 'registry\\.(?:npmjs|yarnpkg)'].join('|'),
    );
    const found = text.map((f) => [f, place.exec(read(f))?.[0]] as const);
    expect(found.filter(([, match]) => match !== undefined)).toEqual([]);
  });

  test('of tests leave nothing out', () => {
    const wrong = files.filter(
      (f) => f.endsWith('.test.ts') && /\b(?:describe|it|test|suite)(?:\.\w+)*\.(?:only|skip|todo)\b/.test(read(f)),
    );
    expect(wrong).toEqual([]);
  });
});

interface Def {
  readonly message: string;
  readonly severity: string;
}
interface Catalogue {
  readonly entries?: Readonly<Record<string, Def>>;
}

describe('diagnostics', async () => {
  const declaring = sources.filter((f) => read(f).includes('= diagnostics({'));
  const entries: (Def & { readonly file: string; readonly code: string })[] = [];
  for (const file of declaring) {
    const exported = Object.values((await import(path.join(root, file))) as Record<string, Catalogue>);
    const own = exported.flatMap((value) => Object.entries(value.entries ?? {}));
    for (const [code, def] of own) entries.push({ file, code, ...def });
  }

  test('have a code of their family, once, and a message', () => {
    expect(entries.length).toBeGreaterThan(0);
    const seen = new Map<string, string>();
    const wrong = entries.filter(({ code, message, severity }) => {
      const before = seen.get(code);
      seen.set(code, message);
      const known = /^(?:XML1\d{3}|CS\d{4}|APIM2\d{3}|GIO3\d{3}|CFG4\d{3}|LIQ5\d{3})$/.test(code);
      // A catalogue may take in another one, entries and all; two meanings it may not have.
      return !known || message.trim() === '' || severity === '' || (before !== undefined && before !== message);
    });
    expect(wrong).toEqual([]);
  });
});

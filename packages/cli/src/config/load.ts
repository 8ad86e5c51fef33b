import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { profiles, type Profile, type ProfileName } from '@sluice/lint';
import { SourceFile, suggest, type Diagnostic } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';
import { fileError } from '../input/text.ts';
import { about } from '../io.ts';
import { count } from '../output/style.ts';
import { CONFIG_FILE, configShape, type Config } from './format.ts';
import { JsonError, readJson } from './json.ts';
import { configMessages } from './messages.ts';
import type { Placed } from './shape.ts';

/** A configuration file that has been read, with those that it extends before it. */
export interface Loaded {
  /** From the first that is extended to the file itself. */
  readonly layers: readonly Layer[];
}

/** One file's or profile's choices; `folder` is where its globs count from. */
export interface Layer {
  readonly name: string;
  readonly folder: string;
  readonly config: Config;
  /** Of a profile that says which rules run. */
  readonly profile?: ProfileName;
}

/** A configuration with mistakes: the command ends, and shows them with their place. */
export class ConfigError extends Error {
  readonly findings: FileFindings;
  constructor(findings: FileFindings) {
    super(`${findings.file.name} has ${count(findings.diagnostics.length, 'mistake')}`);
    this.findings = findings;
  }
}

/** Reads a configuration and what it extends. Throws ConfigError, and CommandError where it cannot be read. */
export function loadConfig(name: string): Loaded {
  return { layers: layersOf(path.resolve(name), [], new Map()) };
}

type Read = Map<string, readonly Layer[]>;

/** `above`: the files that extend this one. Each file is read once, and has its say once: where it is named last. */
function layersOf(file: string, above: readonly string[], read: Read): readonly Layer[] {
  const known = read.get(file);
  if (known !== undefined) return known;
  const { config, source, fail } = readConfig(file);
  const layers = new Map<string, Layer>();
  const add = (layer: Layer): void => {
    layers.delete(layer.name);
    layers.set(layer.name, layer);
  };
  for (const extended of config.extends ?? [])
    extension(extended, file, [...above, file], read, source, fail).forEach(add);
  add({ name: file, folder: path.dirname(file), config });
  const found = [...layers.values()];
  read.set(file, found);
  return found;
}

function extension(
  { text, span }: Placed,
  file: string,
  chain: readonly string[],
  read: Read,
  source: SourceFile,
  fail: (d: Diagnostic) => never,
): readonly Layer[] {
  if (!/^\.{1,2}[\\/]/.test(text) && !path.isAbsolute(text)) {
    const layer = profileLayer(text);
    if (layer !== null) return [layer];
    const near = suggest(text, profiles.keys());
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    return fail(configMessages('CFG4005', span, { name: text, problem: `there is no profile of this name${hint}` }));
  }
  const target = path.resolve(path.dirname(file), text);
  if (chain.includes(target)) {
    const names = [...chain.slice(chain.indexOf(target)), target].map((f) => path.basename(f));
    return fail(configMessages('CFG4006', span, { circle: names.join(' → ') }));
  }
  if (!existsSync(target)) return fail(configMessages('CFG4005', span, { name: text, problem: 'no such file' }));
  return layersOf(target, chain, read);
}

/** A profile as a layer; null where there is none of the name. */
export function profileLayer(name: string): Layer | null {
  const profile = new Map<string, Profile>(profiles).get(name);
  if (profile === undefined) return null;
  const layer = { name: `profile ${name}`, folder: '' };
  // a kind of gateway goes with any choice of rules
  return profile.gateway === null
    ? { ...layer, config: {}, profile: profile.name }
    : { ...layer, config: { gateway: profile.gateway } };
}

function readConfig(file: string): { config: Config; source: SourceFile; fail: (d: Diagnostic) => never } {
  const relative = path.relative('', file);
  const shown = relative.startsWith('..') ? file : relative;
  const source = new SourceFile(shown, textOf(file, shown));
  const found: Diagnostic[] = [];
  const fail = (...diagnostics: Diagnostic[]): never => {
    throw new ConfigError({ file: source, diagnostics });
  };
  try {
    const config = configShape.read(readJson(source.text), CONFIG_FILE, (d) => found.push(d));
    if (found.length > 0 || config === undefined) return fail(...found);
    return { config, source, fail };
  } catch (e) {
    if (!(e instanceof JsonError)) throw e;
    return fail(configMessages('CFG4001', e.span, { problem: e.message }));
  }
}

function textOf(file: string, shown: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (e) {
    throw about(shown, fileError(e));
  }
}

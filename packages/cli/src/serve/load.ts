import { loadGravitee } from '@sluice/gravitee';
import type { Runnable } from '@sluice/gateway';
import { loadPolicies, surroundings, type FileFindings, type Scenario, type Surroundings } from '@sluice/runtime';
import { scenarioAround } from '../described/scenario.ts';
import { readScenarioFile } from '../input/scenario.ts';
import type { Io } from '../io.ts';
import { readInput, type InputOptions } from '../run/input.ts';
import { filesAsService } from '../service.ts';

/** The files of a `serve`, read and made ready; what is watched is read by this alone. */
export interface LoadOptions extends InputOptions {
  readonly scenario?: string;
  readonly service?: string;
  readonly lenient?: true;
}

export interface LoadedFiles {
  /** Null where they have errors. */
  readonly gateway: Runnable | null;
  readonly files: readonly FileFindings[];
  readonly scenario: Scenario;
  readonly surroundings: Surroundings;
}

/** Throws CommandError where a file cannot be read or is no scenario. */
export async function loadFiles(
  positionals: readonly string[],
  options: LoadOptions,
  backend: string | null,
  io: Io,
): Promise<LoadedFiles> {
  const { lenient = false } = options;
  const input = await readInput(positionals, options, io, 'serve');
  const read = options.scenario === undefined ? {} : await readScenarioFile(options.scenario, io);
  const api = { id: 'test', name: 'test', ...read.api, ...(backend !== null && { serviceUrl: backend }) };
  const { scenario, ...around } = await scenarioAround({ ...read, api }, options.service);
  if (input.kind === 'gravitee') {
    const { gateway, files } = loadGravitee(input.definition, input.options);
    return { gateway, files, scenario, surroundings: surroundings(scenario) };
  }
  const { fragments = {}, namedValues = {}, gateway: kind } = scenario;
  const set = { documents: input.documents, fragments, namedValues, lenient, ...around };
  const loaded = loadPolicies(kind === undefined ? set : { ...set, gateway: kind });
  const files = lenient ? loaded.files : filesAsService(loaded.files);
  const broken = files.some(({ diagnostics }) => diagnostics.some((d) => d.severity === 'error'));
  return {
    gateway: broken && !lenient ? null : loaded.gateway,
    files,
    scenario,
    surroundings: surroundings(scenario),
  };
}

import { runGraviteeScenario } from '@sluice/gravitee';
import { renderDiagnostic } from '@sluice/parser';
import {
  runScenario,
  type FileFindings,
  type PolicySet,
  type RunResult,
  type Scenario,
  type ScenarioRun,
} from '@sluice/runtime';
import { scenarioAround } from '../described/scenario.ts';
import { readData } from '../input/data.ts';
import { checkScenario, readScenarioFile } from '../input/scenario.ts';
import { nameOf } from '../input/text.ts';
import { about, CommandError, type ExitStatus, type Io } from '../io.ts';
import { countFindings, jsonFindings } from '../output/findings.ts';
import { count, paletteOf } from '../output/style.ts';
import { filesAsService } from '../service.ts';
import { Recorder } from './changes.ts';
import { readInput, type InputOptions, type RunInput } from './input.ts';
import { showResults } from './show.ts';

interface RunArguments {
  readonly positionals: readonly string[];
  readonly options: InputOptions & {
    readonly scenario?: string;
    readonly openapi?: string;
    readonly service?: string;
    readonly json?: true;
    readonly lenient?: true;
    readonly trace?: true;
  };
}

/** `sluice run`: documents and a scenario in, responses out. A response is a success, also one that says 500. */
export async function runPolicy({ positionals, options }: RunArguments, io: Io): Promise<ExitStatus> {
  const { scenario: scenarioPath, openapi, service, json = false, lenient = false, trace = false } = options;
  const input = await readInput(positionals, options, io);
  if ([input.stdin, scenarioPath === '-', openapi === '-'].filter(Boolean).length > 1)
    throw new CommandError('only one of the policy, --scenario and --openapi can be stdin');
  const given: Scenario = scenarioPath === undefined ? {} : await readScenarioFile(scenarioPath, io);
  const own = openapi === undefined ? given : await described(given, openapi, io);
  const { scenario, ...around } = await scenarioAround(own, service);

  const recorder = new Recorder();
  const ran = await execute(input, scenario, { ...around, lenient, observe: recorder.observe });
  // what only Gravitee's management API refuses, its gateway runs
  const files = lenient || input.kind === 'gravitee' ? ran.files : filesAsService(ran.files);
  const refused = !lenient && input.kind === 'policies' && countFindings(files).errors > 0;
  if (refused) return refuse(files, json, io);
  if (ran.problem !== null) return fail(ran.problem, scenarioPath, files, io);
  if (ran.results === null) return refuse(files, json, io);
  if (json) writeJson(ran.results, scenario, io);
  else {
    showFindings(files, io);
    showResults(ran.results, recorder.steps(), { inFull: trace }, io);
  }
  return 0;
}

/** The scenario with the description of a file instead of its own. */
const described = async (scenario: Scenario, path: string, io: Io): Promise<Scenario> =>
  checkScenario({ ...scenario, openapi: await readData(path, io) }, nameOf(path));

async function execute(
  input: RunInput,
  scenario: Scenario,
  options: Pick<PolicySet, 'inService'> & { readonly lenient: boolean; readonly observe: Recorder['observe'] },
): Promise<ScenarioRun> {
  if (input.kind === 'policies') return runScenario(input.documents, scenario, options);
  return runGraviteeScenario(input.definition, scenario, { ...options, ...input.options });
}

/** With `requests` there is a list, also of one. */
function writeJson(results: readonly RunResult[], scenario: Scenario, io: Io): void {
  const shown = scenario.requests === undefined ? results[0] : { results };
  io.out.write(`${JSON.stringify(shown, null, 2)}\n`);
}

/** Documents that do not load. */
function refuse(files: readonly FileFindings[], json: boolean, io: Io): 1 {
  if (json) io.out.write(`${JSON.stringify({ diagnostics: jsonFindings(files) }, null, 2)}\n`);
  else {
    showFindings(files, io);
    io.err.write(`${count(countFindings(files).errors, 'error')}; nothing was run\n`);
  }
  return 1;
}

/** A call that nothing answers fails the scenario, as a failed test would; a scenario that cannot be is unreadable. */
function fail(problem: string, path: string | undefined, files: readonly FileFindings[], io: Io): 1 {
  showFindings(files, io);
  if (!problem.startsWith('Nothing answers '))
    throw path === undefined ? new CommandError(problem) : about(path, problem);
  io.err.write(`sluice: ${problem}\n`);
  return 1;
}

function showFindings(files: readonly FileFindings[], io: Io): void {
  const palette = paletteOf(io.err);
  for (const { file, diagnostics } of files)
    for (const d of diagnostics) io.err.write(`${renderDiagnostic(d, file, palette)}\n\n`);
}

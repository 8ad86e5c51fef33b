import { renderDiagnostic, SourceFile } from '@sluice/parser';
import type { Scenario } from '@sluice/runtime';
import { readScenarioFile } from '../input/scenario.ts';
import { about, CommandError, type ExitStatus, type Io } from '../io.ts';
import { paletteOf, shownOn, styleOf } from '../output/style.ts';
import { evaluate, type Evaluated } from './answer.ts';
import { answerLines } from './jsonl.ts';

interface EvalArguments {
  readonly positionals: readonly string[];
  readonly options: {
    readonly scenario?: string;
    readonly jsonl?: string;
    readonly json?: true;
    readonly service?: true;
  };
}

/** `sluice eval`: one expression for a person or a script, or many by `--jsonl`. */
export async function evaluateAll({ positionals, options }: EvalArguments, io: Io): Promise<ExitStatus> {
  const { scenario: scenarioPath, jsonl, json = false, service = false } = options;
  if ((positionals.length === 1) === (jsonl !== undefined) || positionals.length > 1)
    throw new CommandError('eval takes one expression, or --jsonl FILE');
  if (jsonl === '-' && scenarioPath === '-') throw new CommandError('only one of --jsonl and --scenario can be stdin');
  const scenario = scenarioPath === undefined ? {} : await readScenarioFile(scenarioPath, io);
  if (jsonl !== undefined) return answerLines(jsonl, scenario, service, io);
  try {
    return evaluateOne(positionals[0]!, scenario, { json, service }, io);
  } catch (e) {
    throw e instanceof CommandError && scenarioPath !== undefined ? about(scenarioPath, e.message) : e;
  }
}

/** The value goes to stdout, alone; its type, warnings and what went wrong to stderr. */
function evaluateOne(
  code: string,
  scenario: Scenario,
  { json, service }: { readonly json: boolean; readonly service: boolean },
  io: Io,
): ExitStatus {
  const evaluated = evaluate(code, scenario, service);
  const { answer } = evaluated;
  if (json) io.out.write(`${JSON.stringify(answer)}\n`);
  else show(code, evaluated, io);
  return 'value' in answer || 'null' in answer ? 0 : 1;
}

function show(code: string, { answer, diagnostics }: Evaluated, io: Io): void {
  const { dim, red } = styleOf(io.err);
  const source = new SourceFile('expression', code);
  for (const d of diagnostics) io.err.write(`${renderDiagnostic(d, source, paletteOf(io.err))}\n`);
  if ('value' in answer) {
    io.out.write(`${shownOn(io.out, answer.value)}\n`);
    io.err.write(`${dim(answer.type)}\n`);
  } else if ('null' in answer) {
    io.out.write('null\n');
    io.err.write(`${dim('no value')}\n`);
  } else if ('throws' in answer) io.err.write(`${red(answer.throws)}: ${shownOn(io.err, answer.message)}\n`);
  else if ('limit' in answer) io.err.write(`${red('stopped')}: ${answer.message}\n`);
}

import { readScenario, type Scenario } from '@sluice/runtime';
import { CommandError, type Io } from '../io.ts';
import { readData } from './data.ts';
import { nameOf } from './text.ts';

/**
 * A scenario file: YAML, of which JSON is a part. A test case (`title`, `scenario`, `expect`) stands for its scenario.
 * Throws CommandError with what is wrong and where.
 */
export async function readScenarioFile(path: string, io: Io): Promise<Scenario> {
  const name = nameOf(path);
  const data = await readData(path, io);
  const isCase = typeof data === 'object' && data !== null && 'scenario' in data;
  return checkScenario(isCase ? data.scenario : data, name);
}

/** `what` begins the message: the file, or the line of one. */
export function checkScenario(data: unknown, what: string): Scenario {
  if (isDeeperThan(DEEPEST, data)) throw new CommandError(`${what}: nested deeper than ${DEEPEST} levels`);
  // an empty file is a scenario that leaves everything out
  const { scenario, problems } = readScenario(data ?? {});
  if (scenario !== null) return scenario;
  const more = problems.length > SHOWN ? `\n  and ${problems.length - SHOWN} more` : '';
  const list = problems.slice(0, SHOWN);
  throw new CommandError(
    list.length === 1 ? `${what}: ${list[0]}` : `${what}: this is no scenario:\n  ${list.join('\n  ')}${more}`,
  );
}

const SHOWN = 10;
/** Writing JSON recurses; whoever means a body that is nested deeper gives it as text. */
const DEEPEST = 500;

/** YAML's aliases may lead in circles, which never end: what stands twice on one level is looked at once. */
function isDeeperThan(limit: number, data: unknown): boolean {
  let level: ReadonlySet<unknown> = new Set([data]);
  for (let depth = 0; level.size > 0; depth++) {
    if (depth > limit) return true;
    level = new Set([...level].flatMap((v) => (typeof v === 'object' && v !== null ? Object.values(v) : [])));
  }
  return false;
}

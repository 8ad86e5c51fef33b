import { readScenario, type Scenario } from '@sluice/runtime';
import { CommandError, type Io } from '../io.ts';
import { nameOf, readText } from './text.ts';

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

function isDeeperThan(limit: number, data: unknown): boolean {
  let level: unknown[] = [data];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((v) => (typeof v === 'object' && v !== null ? Object.values(v) : []));
  }
  return false;
}

/** JSON or YAML. Throws CommandError. */
export const readData = async (path: string, io: Io): Promise<unknown> =>
  parseData((await readText(path, io)).replace(/^\ufeff/, ''), nameOf(path));

async function parseData(text: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    // not JSON: YAML, whose reader also says where a fault lies
  }
  const { parseDocument } = await import('yaml');
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    const [error] = document.errors;
    if (error === undefined) return document.toJS();
    const at = error.linePos?.[0];
    const place = at === undefined ? '' : `:${at.line}:${at.col}`;
    throw new CommandError(`${name}${place}: ${faultText(error)}`);
  } catch (e) {
    if (e instanceof CommandError) throw e;
    // aliases that point nowhere or multiply, and nesting deeper than the stack
    throw new CommandError(`${name}: ${faultText(e as Error)}`);
  }
}

/** The YAML reader's words, on one line and without the place, which stands before it. */
const faultText = ({ message }: Error): string =>
  message.includes('call stack')
    ? 'nested too deeply'
    : message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');

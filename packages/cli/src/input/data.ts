import { CommandError, type Io } from '../io.ts';
import { nameOf, readText } from './text.ts';

/** Files that hold data: YAML, of which JSON is a part. Throws CommandError with what is wrong and where. */

/** Of a file, or of standard input for `-`. */
export const readData = async (path: string, io: Io): Promise<unknown> =>
  parseData((await readText(path, io)).replace(/^\ufeff/, ''), nameOf(path));

export async function parseData(text: string, name: string): Promise<unknown> {
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
export const faultText = ({ message }: Error): string =>
  message.includes('call stack')
    ? 'nested too deeply'
    : message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');

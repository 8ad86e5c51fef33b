import type { Options } from './args.ts';
import type { Command } from './command.ts';
import { wrap } from './output/wrap.ts';

/** The help texts, from the verbs' own tables. Plain text of at most 100 columns, the same everywhere. */
export const GLOBAL: Options = {
  help: { short: 'h', help: 'Show this help; behind a verb, the help of the verb.' },
  version: { short: 'V', help: 'Show the version.' },
};

export function overview(commands: readonly Command[]): string {
  return [
    'sluice: reads, checks and runs API gateway policies outside the gateway',
    '',
    'Usage: sluice VERB [options]',
    '',
    'Verbs:',
    ...table(commands.map((c) => [c.name, c.summary])),
    '',
    'Options:',
    ...optionTable(GLOBAL),
    '',
    'Exit status: 0 nothing wrong, 1 something is wrong with the input, 2 the command could not do its work.',
    '',
  ].join('\n');
}

export function commandHelp(c: Command): string {
  const lines = c.takes.map((takes) => `sluice ${c.name} ${takes} [options]`);
  return [
    `Usage: ${lines.join('\n       ')}`,
    '',
    c.about,
    '',
    'Options:',
    ...optionTable({ ...c.options, help: { short: 'h', help: 'Show this help.' } }),
    '',
    'Examples:',
    ...c.examples.flatMap(([line, does]) => [`  ${line}`, `      ${does}`]),
    '',
  ].join('\n');
}

const optionTable = (options: Options): string[] =>
  table(
    Object.entries(options).map(([name, { short, value, optional = false, choices, help }]) => {
      const shown = value === undefined ? '' : optional ? `[=${value}]` : ` ${value}`;
      return [
        `${short === undefined ? '    ' : `-${short}, `}--${name}${shown}`,
        choices === undefined ? help : `${help} One of ${choices.join(', ')}.`,
      ];
    }),
  );

const WIDTH = 100;

function table(rows: readonly (readonly [string, string])[]): string[] {
  const first = Math.max(...rows.map(([head]) => head.length));
  return rows.flatMap(([head, text]) =>
    wrap(text, WIDTH - first - 4).map((line, i) => `  ${(i === 0 ? head : '').padEnd(first)}  ${line}`),
  );
}

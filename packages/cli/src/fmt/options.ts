import { FORMAT_VALUES, type FormatOptions } from '@sluice/format';
import { CommandError } from '../io.ts';

/** The options of the command line, as the library wants them. Only what is given: the rest is the configuration's. */
export interface FmtOptions {
  readonly indent?: string;
  readonly width?: string;
  readonly expressions?: string;
  readonly attributes?: string;
  readonly 'empty-elements'?: string;
}

/** Throws CommandError: a number that is none, or out of bounds. */
export function readFormatOptions(options: FmtOptions): FormatOptions {
  const { indent, width, expressions, attributes, 'empty-elements': emptyElements } = options;
  // the words are checked against the choices of the option table
  const words = { expressions, attributes, emptyElements };
  return {
    ...(indent !== undefined && { indent: indent === 'tab' ? indent : numberOf('indent', indent) }),
    ...(width !== undefined && { width: numberOf('width', width) }),
    ...(Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined)) as FormatOptions),
  };
}

function numberOf(name: 'indent' | 'width', text: string): number {
  const { min, max } = FORMAT_VALUES[name];
  const n = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  const also = name === 'indent' ? ', or tab' : '';
  if (!(n >= min && n <= max))
    throw new CommandError(`--${name} is a whole number from ${min} to ${max}${also}, not "${text}"`);
  return n;
}

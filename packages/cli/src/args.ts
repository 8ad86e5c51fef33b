import { suggest } from '@sluice/parser';
import { CommandError } from './io.ts';

/**
 * The arguments of a verb, read against the table that also makes its help. Long options are `--name value` or
 * `--name=value`; short ones stand alone; `--` ends the options. A lone `-` and anything else behind a single dash is
 * a positional, so that `sluice eval "-7 / 2"` needs no ceremony.
 */
export interface OptionDef {
  /** How help names the value; an option without one is a switch. */
  readonly value?: string;
  /** The value may be left out; given, it stands behind an equals sign. */
  readonly optional?: true;
  readonly short?: string;
  readonly choices?: readonly string[];
  readonly help: string;
}

export type Options = Readonly<Record<string, OptionDef>>;

export interface Arguments<O extends Options> {
  readonly positionals: readonly string[];
  readonly options: { readonly [K in keyof O]?: ValueOf<O[K]> };
}

type ValueOf<D extends OptionDef> = D extends { readonly optional: true }
  ? string | true
  : D extends { readonly value: string }
    ? string
    : true;

/** Throws CommandError: an unknown option, a missing value, a value that is none of the choices. */
export function readArguments<O extends Options>(argv: readonly string[], defs: O): Arguments<O> {
  const positionals: string[] = [];
  const options: Record<string, string | true> = Object.create(null) as Record<string, string | true>;
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i]!;
    if (arg === '--') {
      positionals.push(...argv.slice(i + 1));
      break;
    }
    const [, long, inline] = /^--([^=]+)(?:=([^]*))?$/.exec(arg) ?? [];
    const name = long ?? Object.keys(defs).find((n) => defs[n]!.short !== undefined && arg === `-${defs[n]!.short}`);
    if (name === undefined) {
      positionals.push(arg);
      continue;
    }
    const def = Object.hasOwn(defs, name) ? defs[name] : undefined;
    if (def === undefined) throw new CommandError(`there is no option --${name}${nearest(name, defs)}`);
    if (Object.hasOwn(options, name)) throw new CommandError(`--${name} is given twice`);
    if (def.value === undefined) {
      if (inline !== undefined) throw new CommandError(`--${name} takes no value`);
      options[name] = true;
      continue;
    }
    if (def.optional === true && inline === undefined) {
      options[name] = true;
      continue;
    }
    const value = inline ?? argv[++i];
    if (value === undefined) throw new CommandError(`--${name} needs a value: --${name} ${def.value}`);
    if (def.choices?.includes(value) === false)
      throw new CommandError(`--${name} is one of ${def.choices.join(', ')}, not "${value}"`);
    options[name] = value;
  }
  return { positionals, options: options as Arguments<O>['options'] };
}

function nearest(name: string, defs: Options): string {
  const found = suggest(name, Object.keys(defs));
  return found === undefined ? '' : `; did you mean --${found}?`;
}

import { dotnet } from '@sluice/expressions';
import { LiquidError } from '../values/error.ts';
import { isContainer, typeNameOf } from '../values/text.ts';
import { itemsOf } from '../values/sequence.ts';

/**
 * A filter is a C# method, written as its signature and what it does: `'string Upcase(string input)': (text) => …`.
 * The signature says how DotLiquid calls it: what is given too little comes from defaults, and values are converted to
 * the types of the parameters, or an error says why not.
 */
export type Filters = Readonly<Record<string, (...args: never[]) => unknown>>;

export interface Filter {
  readonly name: string;
  readonly signature: string;
  readonly parameters: readonly Parameter[];
  readonly apply: (args: readonly unknown[]) => unknown;
}

export interface Parameter {
  readonly type: 'string' | 'int' | 'object' | 'IEnumerable';
  readonly name: string;
  /** Undefined where it has to be given. */
  readonly fallback: string | number | null | undefined;
}

export function filterOf(signature: string, run: Filters[string]): Filter {
  const [, name = '', list = ''] = /^\S+ (\w+)\((.*)\)$/.exec(signature) ?? [];
  const parameters = list.split(/, (?=\w+ \w)/).map(parameterOf);
  return {
    name,
    signature,
    parameters,
    apply: (args) => run(...(argumentsFor(name, parameters, args) as never[])) ?? null,
  };
}

function parameterOf(text: string): Parameter {
  const [, type, name, fallback] = /^(string|int|object|IEnumerable) (\w+)(?: = (.+))?$/.exec(text)!;
  return {
    type: type as Parameter['type'],
    name: name!,
    fallback: fallback === undefined ? undefined : (JSON.parse(fallback) as string | number | null),
  };
}

function argumentsFor(name: string, parameters: readonly Parameter[], given: readonly unknown[]): unknown[] {
  const args = parameters.map((p, i) => {
    if (i < given.length) return given[i];
    if (p.fallback !== undefined) return p.fallback;
    throw new LiquidError(
      `Error - Filter '${name}' does not have a default value for '${p.name}' and no value was supplied`,
      'syntax',
    );
  });
  const converted = args.map((value, i) => convertedTo(parameters[i]!, value));
  if (given.length > parameters.length)
    dotnet.clrThrow('System.Reflection.TargetParameterCountException', 'Parameter count mismatch.');
  return converted;
}

const CLR_NAMES = {
  string: 'System.String',
  int: 'System.Int32',
  object: 'System.Object',
  IEnumerable: 'System.Collections.IEnumerable',
} as const;

/** First what converts by itself, as `Convert.ChangeType` does it; then what a call by reflection takes. */
function convertedTo({ type }: Parameter, value: unknown): unknown {
  if (value === null) return type === 'int' ? 0 : null;
  if (type === 'object') return value;
  const wanted = CLR_NAMES[type];
  if (!isContainer(value) && dotnet.isConvertible(value)) {
    if (type !== 'IEnumerable') return dotnet.changeType(value, wanted);
    return dotnet.invalidCast(`Invalid cast from '${typeNameOf(value)}' to '${wanted}'.`);
  }
  if (type === 'IEnumerable') {
    const items = itemsOf(value);
    if (items !== null) return items;
  }
  return dotnet.argument(`Object of type '${typeNameOf(value)}' cannot be converted to type '${wanted}'.`);
}

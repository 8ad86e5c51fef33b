import { dotnet, LimitReached } from '@sluice/expressions';
import { LiquidError } from './error.ts';
import { Hash } from './kinds.ts';
import { elementValue, type Nil } from './xml.ts';

/** JSON text as templates see it; without `dates` texts that look like dates stay texts. Throws ClrException. */
export const jsonValue = (json: string, dates: boolean): unknown => fromClr(dotnet.parseJson(json, dates));

const DEEPEST = 400;

/** A .NET value as templates see it: objects of JSON and dictionaries are hashes, sequences lists. */
export const fromClr = (value: unknown, nil: Nil = 'blank'): unknown => converted(value, nil, 0);

function converted(value: unknown, nil: Nil, depth: number): unknown {
  if (depth > DEEPEST) throw new LimitReached('depth', `A value nests deeper than ${DEEPEST} levels.`);
  dotnet.charge(1);
  const shape = dotnet.shapeOf(value);
  switch (shape.kind) {
    case 'pairs':
      return new Hash(shape.pairs.map(([key, item]) => [key, converted(item, nil, depth + 1)] as const));
    case 'items':
      return shape.items.map((item) => converted(item, nil, depth + 1));
    case 'element':
      return elementValue(shape.element, nil);
    case 'value':
      return shape.value;
    case 'other':
      throw new LiquidError(
        `Object '${dotnet.typeName(value)}' is invalid because it is neither a built-in type nor implements ILiquidizable`,
        'syntax',
      );
  }
}

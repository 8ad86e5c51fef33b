import { typeDef } from '../../types/define.ts';
import { hashDouble } from '../../values/math-bits.ts';
import { formatDouble } from '../../values/number-format.ts';
import { readDouble } from '../../values/number-parse.ts';
import { floatType } from './float-rows.ts';

/** `double`. */
export const SystemDouble = typeDef(
  'System.Double',
  floatType({
    keyword: 'double',
    name: 'Double',
    typeCode: 14,
    constants: { MaxValue: Number.MAX_VALUE, Epsilon: Number.MIN_VALUE },
    leastNormal: 2 ** -1022,
    format: formatDouble,
    read: readDouble,
    hash: hashDouble,
    round: (value) => value,
  }),
);

import { typeDef } from '../../types/define.ts';
import { hashSingle } from '../../values/math-bits.ts';
import { formatSingle } from '../../values/number-format.ts';
import { readSingle } from '../../values/number-parse.ts';
import { floatType } from './float-rows.ts';

/** `float`: every value is a double that `Math.fround` leaves as it is. */
export const SystemSingle = typeDef(
  'System.Single',
  floatType({
    keyword: 'float',
    name: 'Single',
    typeCode: 13,
    constants: { MaxValue: 3.4028234663852886e38, Epsilon: 2 ** -149 },
    leastNormal: 2 ** -126,
    format: formatSingle,
    read: readSingle,
    hash: hashSingle,
    round: Math.fround,
  }),
);

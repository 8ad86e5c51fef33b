// The numeric types, Math, Boolean, Char and the small enumerations: every callable member.
import { members } from './_members.mjs';

const numbers = [
  'Boolean',
  'Byte',
  'Char',
  'Decimal',
  'Double',
  'Int16',
  'Int32',
  'Int64',
  'Math',
  'MidpointRounding',
  'SByte',
  'Single',
  'UInt16',
  'UInt32',
  'UInt64',
];

export const cases = members(
  numbers.map((name) => `System.${name}`),
  4,
);

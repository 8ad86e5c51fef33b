import { serialize } from './json-convert.ts';

/** Compact JSON of any value in an object slot, as `JsonConvert.SerializeObject` writes it: for showing results. */
export const writeJson = (value: unknown): string => serialize(value, null, null);

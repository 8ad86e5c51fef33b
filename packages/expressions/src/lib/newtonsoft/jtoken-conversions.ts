import type { Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { box } from '../../values/boxing.ts';
import { casts } from '../../values/json/casts.ts';
import { boolValue, doubleValue, longValue, nullValue, stringValue, valueOfSlot } from '../../values/json/value.ts';

/** JToken's conversions: explicit ones from a token, implicit ones to a token. */
const explicit = Object.fromEntries(
  [...casts].map(([target, cast]) => [`static explicit operator ${target}(JToken value)`, cast]),
);

type Make = (value: never) => unknown;
const long = (value: number | bigint): unknown => longValue(value);
const slot = (value: unknown): unknown => valueOfSlot(value);

/** Small integers become Int64; `float` and `ulong` stay what they are. */
const VALUES: Readonly<Record<string, Make>> = {
  bool: boolValue,
  sbyte: long,
  byte: long,
  short: long,
  ushort: long,
  int: long,
  uint: long,
  long: (value: bigint) => longValue(BigInt.asIntN(53, value) === value ? Number(value) : value),
  ulong: (value: bigint) => valueOfSlot(box(T.ulong(), value)),
  float: (value: number) => valueOfSlot(box(T.float(), value)),
  double: doubleValue,
  decimal: slot,
  DateTime: slot,
  DateTimeOffset: slot,
  Guid: slot,
  TimeSpan: slot,
};

const implicit: Record<string, Row> = {};
for (const [source, make] of Object.entries(VALUES)) {
  implicit[`static implicit operator JToken(${source} value)`] = make;
  implicit[`static implicit operator JToken(${source}? value)`] = (value) =>
    value === null ? nullValue() : make(value as never);
}
/** A null text is a String token without a value, other nulls are Null tokens. */
implicit['static implicit operator JToken(string value)'] = stringValue;
implicit['static implicit operator JToken(Uri value)'] = slot;
implicit['static implicit operator JToken(byte[] value)'] = slot;

export const conversions: Readonly<Record<string, Row>> = { ...explicit, ...implicit };

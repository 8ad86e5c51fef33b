import { accessors, typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { box } from '../../values/boxing.ts';
import { formatObject } from '../../values/composite.ts';
import { argumentNull } from '../../values/exception.ts';
import { compareSlots } from '../../values/json/compare.ts';
import {
  boolValue,
  commentValue,
  compareJValues,
  doubleValue,
  equalValues,
  JValue,
  longValue,
  nullValue,
  stringValue,
  Tag,
  undefinedValue,
  valueOfSlot,
} from '../../values/json/value.ts';
import { TokenType } from '../../values/json/token-type.ts';
import { hashOf, objectKey } from '../../values/object.ts';
import { valueStreaming } from './json-unsupported.ts';

const formatted = (self: JValue, format: string | null, provider: unknown = null): string =>
  self.tag === Tag.Null ? '' : formatObject(self.slot, format, provider);

export const NewtonsoftJValue = typeDef('Newtonsoft.Json.Linq.JValue', {
  kind: 'class',
  base: 'JToken',
  interfaces: ['IEquatable<JValue>', 'IFormattable', 'IComparable', 'IComparable<JValue>', 'IConvertible'],
  documented: 'all',
  key: (self: JValue) => self.deepKey(),
  compare: (a: JValue, b: unknown) => (b instanceof JValue ? compareJValues(a, b) : compareSlots(a.type, a.slot, b)),
  members: {
    'new(JValue other)': (other: JValue | null) => (other ?? argumentNull('other')).clone(),
    'new(long value)': longValue,
    'new(decimal value)': valueOfSlot,
    'new(char value)': (value: number) => new JValue(TokenType.String, Tag.Slot, box(T.char(), value)),
    'new(ulong value)': (value: bigint) => valueOfSlot(box(T.ulong(), value)),
    'new(double value)': doubleValue,
    'new(float value)': (value: number) => valueOfSlot(box(T.float(), value)),
    'new(DateTime value)': valueOfSlot,
    'new(DateTimeOffset value)': valueOfSlot,
    'new(bool value)': boolValue,
    'new(string value)': stringValue,
    'new(Guid value)': valueOfSlot,
    'new(Uri value)': valueOfSlot,
    'new(TimeSpan value)': valueOfSlot,
    'new(object value)': valueOfSlot,
    'object Value { get; set; }': accessors(
      (self: JValue) => self.slot,
      (self: JValue, value) => self.assign(value),
    ),
    'JTokenType Type { get; }': (self: JValue) => self.type,
    'bool HasValues { get; }': () => false,
    'string ToString()': (self: JValue) => self.text,
    'string ToString(string format)': formatted,
    'string ToString(IFormatProvider formatProvider)': (self: JValue, provider) => formatted(self, null, provider),
    'string ToString(string format, IFormatProvider formatProvider)': formatted,
    'bool Equals(JValue other)': (self: JValue, other: JValue | null) => other !== null && equalValues(self, other),
    'bool Equals(object obj)': (self: JValue, other) => other instanceof JValue && equalValues(self, other),
    'int GetHashCode()': (self: JValue) => (self.tag === Tag.Null ? 0 : hashOf(objectKey(self.slot))),
    'int CompareTo(JValue obj)': compareJValues,
    'static JValue CreateComment(string value)': commentValue,
    'static JValue CreateNull()': nullValue,
    'static JValue CreateString(string value)': stringValue,
    'static JValue CreateUndefined()': undefinedValue,
    ...valueStreaming,
  },
});

import { attr } from '../policy/attribute.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';

const VALUES = [
  'byte',
  'ushort',
  'uint',
  'ulong',
  'short',
  'int',
  'long',
  'decimal',
  'float',
  'double',
  'Guid',
  'char',
  'DateTime',
];
/** The reference's list. bool?, sbyte? and TimeSpan? are not on it. */
const TYPES = [
  ...VALUES,
  ...VALUES.map((t) => `${t}?`),
  'bool',
  'sbyte',
  'sbyte[]',
  'byte[]',
  'string',
  'TimeSpan',
  'JArray',
  'JConstructor',
  'JContainer',
  'JObject',
  'JProperty',
  'JRaw',
  'JToken',
  'JValue',
];

export default definePolicy({
  name: 'set-variable',
  title: 'Set variable',
  category: 'transformation',
  purpose: 'Creates or overwrites an entry of context.Variables.',
  sections: EVERYWHERE,
  attributes: {
    name: attr.string('The name of the variable; letter case counts.', { required: true, expressions: 'forbidden' }),
    value: attr.any('The value: a literal is a string, an expression keeps the .NET type that it gives.', {
      required: true,
      types: TYPES,
    }),
  },
  notes: ['Every later expression of the same request can read it, in any section.'],
  examples: ['<set-variable name="isMobile" value="@(context.Request.Headers.ContainsKey(&quot;X-Mobile&quot;))" />'],
  compile:
    ({ name, value }) =>
    (x) =>
      void x.variables.set(name, value(x)),
});

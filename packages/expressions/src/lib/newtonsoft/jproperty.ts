import { accessors, typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { property, type JProperty } from '../../values/json/object.ts';
import type { JToken } from '../../values/json/token.ts';
import { streaming } from './json-unsupported.ts';

export const NewtonsoftJProperty = typeDef('Newtonsoft.Json.Linq.JProperty', {
  kind: 'class',
  base: 'JContainer',
  documented: 'all',
  members: {
    'new(string name, object content)': property,
    'new(string name, params object[] content)': property,
    'new(JProperty other)': (other: JProperty | null) => (other ?? argumentNull('other')).clone(0),
    'string Name { get; }': (self: JProperty) => self.name,
    'JToken Value { get; set; }': accessors(
      (self: JProperty) => self.value,
      (self: JProperty, value: JToken | null) => void (self.value = value),
    ),
    'JTokenType Type { get; }': (self: JProperty) => self.type,
    ...streaming('JProperty'),
  },
});

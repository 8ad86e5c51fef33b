import { typeDef } from '../../types/define.ts';
import { JTokenEqualityComparer } from '../../values/json/token-comparer.ts';

export const NewtonsoftJTokenEqualityComparer = typeDef('Newtonsoft.Json.Linq.JTokenEqualityComparer', {
  kind: 'class',
  interfaces: ['IEqualityComparer<JToken>'],
  documented: 'none',
  members: {
    'new()': () => new JTokenEqualityComparer(),
    'bool Equals(JToken x, JToken y)': (self: JTokenEqualityComparer, x, y) => self.equals(x, y),
    'int GetHashCode(JToken obj)': (self: JTokenEqualityComparer, obj) => self.hash(obj),
  },
});

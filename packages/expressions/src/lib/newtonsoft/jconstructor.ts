import { accessors, typeDef } from '../../types/define.ts';
import { argument, argumentNull } from '../../values/exception.ts';
import { JConstructor } from '../../values/json/array.ts';
import { streaming } from './json-unsupported.ts';

function created(name: string | null, content: unknown): JConstructor {
  const made = named(name);
  made.addContent(0, content);
  return made;
}

function named(name: string | null): JConstructor {
  if (name === null) return argumentNull('name');
  return name === '' ? argument('Constructor name cannot be empty.', 'name') : new JConstructor(name);
}

export const NewtonsoftJConstructor = typeDef('Newtonsoft.Json.Linq.JConstructor', {
  kind: 'class',
  base: 'JContainer',
  documented: 'all',
  members: {
    'new()': () => new JConstructor(null),
    'new(JConstructor other)': (other: JConstructor | null) => (other ?? argumentNull('other')).clone(0),
    'new(string name)': named,
    'new(string name, object content)': created,
    'new(string name, params object[] content)': created,
    'string Name { get; set; }': accessors(
      (self: JConstructor) => self.name,
      (self: JConstructor, name: string | null) => void (self.name = name),
    ),
    'JToken this[object key] { get; set; }': accessors(
      (self: JConstructor, key) => self.get(key),
      (self: JConstructor, key, value) => self.set(key, value),
    ),
    'JTokenType Type { get; }': (self: JConstructor) => self.type,
    ...streaming('JConstructor'),
  },
});

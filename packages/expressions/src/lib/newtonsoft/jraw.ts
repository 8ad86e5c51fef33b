import { typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { JRaw } from '../../values/json/value.ts';
import { rawStreaming } from './json-unsupported.ts';

export const NewtonsoftJRaw = typeDef('Newtonsoft.Json.Linq.JRaw', {
  kind: 'class',
  base: 'JValue',
  documented: 'all',
  members: {
    'new(object rawJson)': (raw) => new JRaw(raw),
    'new(JRaw other)': (other: JRaw | null) => (other ?? argumentNull('other')).clone(),
    ...rawStreaming,
  },
});

// Newtonsoft.Json.Linq: every callable member.
import { members } from './_members.mjs';

const names = [
  'JToken',
  'JContainer',
  'JObject',
  'JArray',
  'JProperty',
  'JValue',
  'JRaw',
  'JConstructor',
  'JTokenType',
];

export const cases = members(
  ['Newtonsoft.Json.Formatting', ...names.map((name) => `Newtonsoft.Json.Linq.${name}`)],
  3,
  /Children<|RemoveAnnotations</,
);

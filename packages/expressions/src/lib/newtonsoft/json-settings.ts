import { accessors, missing, typeDef, type Accessors, type Row } from '../../types/define.ts';
import {
  JsonCloneSettings,
  JsonLoadSettings,
  JsonMergeSettings,
  JsonSelectSettings,
  JsonSerializerSettings,
} from '../../values/json/settings.ts';

/** The settings objects: a property for each field. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- S is what the names are checked against
const field = <S>(name: keyof S): Accessors =>
  accessors(
    (self: S) => self[name],
    (self: S, value: S[typeof name]) => {
      self[name] = value;
    },
  );

const settings = (name: string, make: () => unknown, members: Readonly<Record<string, Row>>) =>
  typeDef(`Newtonsoft.Json.${name}`, { kind: 'class', documented: 'none', members: { 'new()': make, ...members } });

export const NewtonsoftJsonLoadSettings = settings('Linq.JsonLoadSettings', () => new JsonLoadSettings(), {
  'CommentHandling CommentHandling { get; set; }': field<JsonLoadSettings>('comments'),
  'LineInfoHandling LineInfoHandling { get; set; }': field<JsonLoadSettings>('lines'),
  'DuplicatePropertyNameHandling DuplicatePropertyNameHandling { get; set; }': field<JsonLoadSettings>('duplicates'),
});

export const NewtonsoftJsonMergeSettings = settings('Linq.JsonMergeSettings', () => new JsonMergeSettings(), {
  'MergeArrayHandling MergeArrayHandling { get; set; }': field<JsonMergeSettings>('arrays'),
  'MergeNullValueHandling MergeNullValueHandling { get; set; }': field<JsonMergeSettings>('nulls'),
  'StringComparison PropertyNameComparison { get; set; }': field<JsonMergeSettings>('comparison'),
});

export const NewtonsoftJsonSelectSettings = settings('Linq.JsonSelectSettings', () => new JsonSelectSettings(), {
  'bool ErrorWhenNoMatch { get; set; }': field<JsonSelectSettings>('errorWhenNoMatch'),
  'TimeSpan? RegexMatchTimeout { get; set; }': field<JsonSelectSettings>('regexMatchTimeout'),
});

export const NewtonsoftJsonCloneSettings = settings('Linq.JsonCloneSettings', () => new JsonCloneSettings(), {
  'bool CopyAnnotations { get; set; }': field<JsonCloneSettings>('copyAnnotations'),
});

export const NewtonsoftJsonSerializerSettings = settings('JsonSerializerSettings', () => new JsonSerializerSettings(), {
  'Formatting Formatting { get; set; }': field<JsonSerializerSettings>('formatting'),
  'StringEscapeHandling StringEscapeHandling { get; set; }': field<JsonSerializerSettings>('escape'),
  'DateFormatHandling DateFormatHandling { get; set; }': field<JsonSerializerSettings>('dates'),
  'DateTimeZoneHandling DateTimeZoneHandling { get; set; }': field<JsonSerializerSettings>('zones'),
  'string DateFormatString { get; set; }': accessors(
    (self: JsonSerializerSettings) => self.dateFormat ?? "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK",
    (self: JsonSerializerSettings, value: string | null) => {
      self.dateFormat = value;
    },
  ),
  'FloatFormatHandling FloatFormatHandling { get; set; }': field<JsonSerializerSettings>('floats'),
  'NullValueHandling NullValueHandling { get; set; }': field<JsonSerializerSettings>('nulls'),
  'DefaultValueHandling DefaultValueHandling { get; set; }': field<JsonSerializerSettings>('defaults'),
  'ReferenceLoopHandling ReferenceLoopHandling { get; set; }': field<JsonSerializerSettings>('loops'),
  'MissingMemberHandling MissingMemberHandling { get; set; }': field<JsonSerializerSettings>('missingMembers'),
  'DateParseHandling DateParseHandling { get; set; }': field<JsonSerializerSettings>('parseDates'),
  'FloatParseHandling FloatParseHandling { get; set; }': field<JsonSerializerSettings>('parseFloats'),
  'int? MaxDepth { get; set; }': field<JsonSerializerSettings>('maxDepth'),
  'bool CheckAdditionalContent { get; set; }': accessors(
    (self: JsonSerializerSettings) => self.checkAdditionalContent ?? false,
    (self: JsonSerializerSettings, value: boolean) => {
      self.checkAdditionalContent = value;
    },
  ),
  'CultureInfo Culture { get; set; }': missing,
  'TypeNameHandling TypeNameHandling { get; set; }': missing,
  'IContractResolver ContractResolver { get; set; }': missing,
  'IList<JsonConverter> Converters { get; set; }': missing,
});

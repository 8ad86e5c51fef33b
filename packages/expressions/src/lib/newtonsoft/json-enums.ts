import { enumRows, typeDef, type TypeDef } from '../../types/define.ts';
import { TokenType } from '../../values/json/token-type.ts';

/** The enums of Newtonsoft.Json. JTokenType and Formatting are on the service's list, the others come with settings. */
const jsonEnum = (
  name: string,
  values: Readonly<Record<string, number>>,
  documented: 'all' | 'none' = 'none',
): TypeDef => typeDef(`Newtonsoft.Json.${name}`, { kind: 'enum', documented, members: enumRows(values) });

export const NewtonsoftJTokenType = jsonEnum('Linq.JTokenType', TokenType, 'all');
export const NewtonsoftFormatting = jsonEnum('Formatting', { None: 0, Indented: 1 }, 'all');

export const CommentHandling = jsonEnum('Linq.CommentHandling', { Ignore: 0, Load: 1 });
export const LineInfoHandling = jsonEnum('Linq.LineInfoHandling', { Ignore: 0, Load: 1 });
export const DuplicatePropertyNameHandling = jsonEnum('Linq.DuplicatePropertyNameHandling', {
  Replace: 0,
  Ignore: 1,
  Error: 2,
});
export const MergeArrayHandling = jsonEnum('Linq.MergeArrayHandling', { Concat: 0, Union: 1, Replace: 2, Merge: 3 });
export const MergeNullValueHandling = jsonEnum('Linq.MergeNullValueHandling', { Ignore: 0, Merge: 1 });

export const NullValueHandling = jsonEnum('NullValueHandling', { Include: 0, Ignore: 1 });
export const DefaultValueHandling = jsonEnum('DefaultValueHandling', {
  Include: 0,
  Ignore: 1,
  Populate: 2,
  IgnoreAndPopulate: 3,
});
export const MissingMemberHandling = jsonEnum('MissingMemberHandling', { Ignore: 0, Error: 1 });
export const ReferenceLoopHandling = jsonEnum('ReferenceLoopHandling', { Error: 0, Ignore: 1, Serialize: 2 });
export const DateFormatHandling = jsonEnum('DateFormatHandling', { IsoDateFormat: 0, MicrosoftDateFormat: 1 });
export const DateParseHandling = jsonEnum('DateParseHandling', { None: 0, DateTime: 1, DateTimeOffset: 2 });
export const DateTimeZoneHandling = jsonEnum('DateTimeZoneHandling', {
  Local: 0,
  Utc: 1,
  Unspecified: 2,
  RoundtripKind: 3,
});
export const FloatParseHandling = jsonEnum('FloatParseHandling', { Double: 0, Decimal: 1 });
export const FloatFormatHandling = jsonEnum('FloatFormatHandling', { String: 0, Symbol: 1, DefaultValue: 2 });
export const StringEscapeHandling = jsonEnum('StringEscapeHandling', { Default: 0, EscapeNonAscii: 1, EscapeHtml: 2 });
export const TypeNameHandling = jsonEnum('TypeNameHandling', { None: 0, Objects: 1, Arrays: 2, All: 3, Auto: 4 });

import { missing, typeDef, type Row, type TypeDef } from '../../types/define.ts';

/**
 * What belongs to Newtonsoft's streaming and extension interfaces. An expression can name the types, and nothing gives
 * it a value of one, so the members that take them are known and not supported.
 */
const named = (name: string, kind: 'class' | 'interface' = 'class'): TypeDef =>
  typeDef(`Newtonsoft.Json.${name}`, { kind, documented: 'none', members: {} });

export const JsonReaderType = named('JsonReader');
export const JsonWriterType = named('JsonWriter');
export const JsonSerializerType = named('JsonSerializer');
export const JsonConverterType = named('JsonConverter');
export const ContractResolverType = named('Serialization.IContractResolver', 'interface');

const missingRows = (...signatures: readonly string[]): Readonly<Record<string, Row>> =>
  Object.fromEntries(signatures.map((signature) => [signature, missing]));

/** Reading and writing one of the token types through a reader or a writer, waiting for it or not. */
export const streaming = (type: string): Readonly<Record<string, Row>> =>
  missingRows(
    'void WriteTo(JsonWriter writer, params JsonConverter[] converters)',
    'Task WriteToAsync(JsonWriter writer, CancellationToken cancellationToken, params JsonConverter[] converters)',
    `static ${type} Load(JsonReader reader)`,
    `static ${type} Load(JsonReader reader, JsonLoadSettings settings)`,
    `static Task<${type}> LoadAsync(JsonReader reader, CancellationToken cancellationToken = default)`,
    `static Task<${type}> LoadAsync(JsonReader reader, JsonLoadSettings settings, CancellationToken cancellationToken = default)`,
  );

/** What only JToken has of it. */
export const tokenStreaming: Readonly<Record<string, Row>> = {
  ...streaming('JToken'),
  ...missingRows(
    'JsonReader CreateReader()',
    'static JToken ReadFrom(JsonReader reader)',
    'static JToken ReadFrom(JsonReader reader, JsonLoadSettings settings)',
    'static Task<JToken> ReadFromAsync(JsonReader reader, CancellationToken cancellationToken = default)',
    'static Task<JToken> ReadFromAsync(JsonReader reader, JsonLoadSettings settings, CancellationToken cancellationToken = default)',
    'Task WriteToAsync(JsonWriter writer, params JsonConverter[] converters)',
  ),
};

/** JValue writes itself, and is never loaded. */
export const valueStreaming: Readonly<Record<string, Row>> = missingRows(
  'void WriteTo(JsonWriter writer, params JsonConverter[] converters)',
  'Task WriteToAsync(JsonWriter writer, CancellationToken cancellationToken, params JsonConverter[] converters)',
);
export const rawStreaming: Readonly<Record<string, Row>> = missingRows(
  'static JRaw Create(JsonReader reader)',
  'static Task<JRaw> CreateAsync(JsonReader reader, CancellationToken cancellationToken = default)',
);

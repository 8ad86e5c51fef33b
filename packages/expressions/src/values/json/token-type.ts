/** Newtonsoft.Json.Linq.JTokenType: what kind of JSON a token is. */
export const TokenType = {
  None: 0,
  Object: 1,
  Array: 2,
  Constructor: 3,
  Property: 4,
  Comment: 5,
  Integer: 6,
  Float: 7,
  String: 8,
  Boolean: 9,
  Null: 10,
  Undefined: 11,
  Date: 12,
  Raw: 13,
  Bytes: 14,
  Guid: 15,
  Uri: 16,
  TimeSpan: 17,
} as const;
export type TokenType = (typeof TokenType)[keyof typeof TokenType];

const names = Object.keys(TokenType);
/** `Type.ToString()`, as Newtonsoft's messages name a token. */
export const tokenTypeName = (type: number): string => names[type] ?? String(type);

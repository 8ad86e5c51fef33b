import type { Span } from '@sluice/parser';

/**
 * JSON as it was written: every value with its place in the text, numbers as their text, names in order and as often
 * as they stand there. What a value means (a number as text, an object given twice) is for its reader to say.
 */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull;

export interface JsonObject {
  readonly kind: 'object';
  readonly span: Span;
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

export interface JsonString {
  readonly kind: 'string';
  readonly span: Span;
  readonly value: string;
}

export interface JsonNumber {
  readonly kind: 'number';
  readonly span: Span;
  readonly text: string;
}

export interface JsonBoolean {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface JsonNull {
  readonly kind: 'null';
  readonly span: Span;
}

/** As Jackson reads it: of a name that stands there twice, the last one counts. */
export const memberOf = (object: JsonObject, name: string): JsonMember | undefined =>
  object.members.findLast((m) => m.name === name);

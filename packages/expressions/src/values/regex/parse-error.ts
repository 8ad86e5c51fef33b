import { ClrException } from '../exception.ts';

/** RegexParseException: what .NET says about a pattern it can't read, by the members of its `RegexParseError`. */
const ERRORS = {
  Unknown: [0, ''],
  AlternationHasTooManyConditions: [1, 'Too many | in (?()|).'],
  AlternationHasMalformedCondition: [2, 'Illegal conditional (?(...)) expression.'],
  InvalidUnicodePropertyEscape: [3, 'Incomplete \\p{X} character escape.'],
  MalformedUnicodePropertyEscape: [4, 'Malformed \\p{X} character escape.'],
  UnrecognizedEscape: [5, 'Unrecognized escape sequence \\{0}.'],
  UnrecognizedControlCharacter: [6, 'Unrecognized control character.'],
  MissingControlCharacter: [7, 'Missing control character.'],
  InsufficientOrInvalidHexDigits: [8, 'Insufficient or invalid hexadecimal digits.'],
  QuantifierOrCaptureGroupOutOfRange: [
    9,
    'Quantifier and capture group numbers must be less than or equal to Int32.MaxValue.',
  ],
  UndefinedNamedReference: [10, "Reference to undefined group name '{0}'."],
  UndefinedNumberedReference: [11, 'Reference to undefined group number {0}.'],
  MalformedNamedReference: [12, 'Malformed \\k<...> named back reference.'],
  UnescapedEndingBackslash: [13, 'Illegal \\ at end of pattern.'],
  UnterminatedComment: [14, 'Unterminated (?#...) comment.'],
  InvalidGroupingConstruct: [15, 'Unrecognized grouping construct.'],
  AlternationHasNamedCapture: [16, 'Alternation conditions do not capture and cannot be named.'],
  AlternationHasComment: [17, 'Alternation conditions cannot be comments.'],
  AlternationHasMalformedReference: [
    18,
    'Conditional alternation is missing a closing parenthesis after the group number {0}.',
  ],
  AlternationHasUndefinedReference: [19, 'Conditional alternation refers to an undefined group number {0}.'],
  CaptureGroupNameInvalid: [20, 'Invalid group name: Group names must begin with a word character.'],
  CaptureGroupOfZero: [21, 'Capture number cannot be zero.'],
  UnterminatedBracket: [22, 'Unterminated [] set.'],
  ExclusionGroupNotLast: [23, 'A subtraction must be the last element in a character class.'],
  ReversedCharacterRange: [24, '[x-y] range in reverse order.'],
  ShorthandClassInCharacterRange: [25, 'Cannot include class \\{0} in character range.'],
  InsufficientClosingParentheses: [26, "Not enough )'s."],
  ReversedQuantifierRange: [27, 'Illegal {x,y} with x > y.'],
  NestedQuantifiersNotParenthesized: [28, "Nested quantifier '{0}'."],
  QuantifierAfterNothing: [29, "Quantifier '{0}' following nothing."],
  InsufficientOpeningParentheses: [30, "Too many )'s."],
  UnrecognizedUnicodeProperty: [31, "Unknown property '{0}'."],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type ParseError = keyof typeof ERRORS;

/** The members of `RegexParseError`. */
export const PARSE_ERRORS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(ERRORS).map(([name, [value]]) => [name, value]),
);

/** Throws; `offset` is how far .NET had read. */
export function parseError(error: ParseError, pattern: string, offset: number, what = ''): never {
  const [value, message] = ERRORS[error];
  throw new ClrException(
    'System.Text.RegularExpressions.RegexParseException',
    `Invalid pattern '${pattern}' at offset ${offset}. ${message.replace('{0}', () => what)}`,
    null,
    { ParamName: null, Error: value, Offset: offset },
  );
}

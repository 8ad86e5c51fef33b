import { diagnostics, type Diagnostic } from '@sluice/parser';

export type SyntaxDiagnostic = Diagnostic;

/** What C#'s own lexer and parser say. Codes and meaning are C#'s; the words are ours where ours help more. */
export const diag = diagnostics({
  CS0106: { severity: 'error', message: "The modifier '{name}' is not valid for this item" },
  CS0150: { severity: 'error', message: 'A constant value is expected' },
  CS0178: { severity: 'error', message: "Invalid rank specifier: expected ',' or ']'" },
  CS0193: { severity: 'error', message: 'The * or -> operator must be applied to a pointer' },
  CS0214: { severity: 'error', message: 'Pointers and fixed size buffers may only be used in an unsafe context' },
  CS0227: { severity: 'error', message: 'Unsafe code may only appear if compiling with /unsafe' },
  CS0230: { severity: 'error', message: 'Type and identifier are both required in a foreach statement' },
  CS0443: { severity: 'error', message: 'Syntax error; value expected' },
  CS0594: { severity: 'error', message: "Floating-point constant is outside the range of type '{type}'" },
  CS0595: { severity: 'error', message: 'Invalid real literal.' },
  CS0650: {
    severity: 'error',
    message: "Bad array declarator: to declare a managed array the rank specifier precedes the variable's identifier",
  },
  CS0742: { severity: 'error', message: 'A query body must end with a select clause or a group clause' },
  CS0743: { severity: 'error', message: "Expected contextual keyword 'on'" },
  CS0744: { severity: 'error', message: "Expected contextual keyword 'equals'" },
  CS0745: { severity: 'error', message: "Expected contextual keyword 'by'" },
  CS0748: {
    severity: 'error',
    message: 'Inconsistent lambda parameter usage; parameter types must be all explicit or all implicit',
  },
  CS0839: { severity: 'error', message: 'Argument missing' },
  CS1001: { severity: 'error', message: 'Identifier expected' },
  CS1002: { severity: 'error', message: '; expected' },
  CS1003: { severity: 'error', message: "Syntax error, '{expected}' expected" },
  CS1009: {
    severity: 'error',
    message: 'Unrecognized escape sequence {text}',
    help: 'Write \\\\ for a backslash, or use a verbatim string: @"…".',
  },
  CS1010: {
    severity: 'error',
    message: 'Newline in constant',
    help: 'Close the string with a quote on the same line, or use @"…" for text of several lines.',
  },
  CS1011: { severity: 'error', message: 'Empty character literal' },
  CS1012: {
    severity: 'error',
    message: 'Too many characters in character literal',
    help: "C# writes strings in double quotes; '…' holds exactly one character.",
  },
  CS1013: { severity: 'error', message: 'Invalid number' },
  CS1021: { severity: 'error', message: 'Integral constant is too large' },
  CS1022: { severity: 'error', message: 'Type or namespace definition, or end-of-file expected' },
  CS1023: { severity: 'error', message: 'Embedded statement cannot be a declaration or labeled statement' },
  CS1024: { severity: 'error', message: 'Preprocessor directive expected' },
  CS1026: { severity: 'error', message: ') expected' },
  CS1027: { severity: 'error', message: '#endif directive expected' },
  CS1028: { severity: 'error', message: 'Unexpected preprocessor directive' },
  CS1029: { severity: 'error', message: "#error: '{text}'" },
  CS1030: { severity: 'warning', message: "#warning: '{text}'" },
  CS1031: { severity: 'error', message: 'Type expected' },
  CS1032: {
    severity: 'error',
    message: 'Cannot define or undefine preprocessor symbols after the first token in the file',
  },
  CS1035: { severity: 'error', message: "End-of-file found, '*/' expected" },
  CS1038: { severity: 'error', message: '#endregion directive expected' },
  CS1039: { severity: 'error', message: 'Unterminated string literal' },
  CS1040: {
    severity: 'error',
    message: 'Preprocessor directives must appear as the first non-whitespace character on a line',
    help: 'Policy expressions cannot use preprocessor directives.',
  },
  CS1056: { severity: 'error', message: "Unexpected character '{character}'" },
  CS1073: { severity: 'error', message: "Unexpected token '{token}'" },
  CS1513: { severity: 'error', message: '} expected' },
  CS1514: { severity: 'error', message: '{ expected' },
  CS1515: { severity: 'error', message: "'in' expected" },
  CS1517: { severity: 'error', message: 'Invalid preprocessor expression' },
  CS1519: {
    severity: 'error',
    message: "Invalid token '{token}' in class, record, struct, or interface member declaration",
  },
  CS1524: { severity: 'error', message: 'Expected catch or finally' },
  CS1525: { severity: 'error', message: "Invalid expression term '{term}'" },
  CS1526: {
    severity: 'error',
    message: 'A new expression requires an argument list, or an initializer in brackets or braces, after the type',
  },
  CS1586: { severity: 'error', message: 'Array creation must have array size or array initializer' },
  CS1646: { severity: 'error', message: 'Keyword, identifier, or string expected after verbatim specifier: @' },
  CS1733: { severity: 'error', message: 'Expected expression' },
  CS8076: { severity: 'error', message: "Missing close delimiter '}' for interpolated expression started with '{'." },
  CS8078: {
    severity: 'error',
    message: 'An expression is too long or complex to compile',
    help: 'Brackets or blocks are nested deeper than the limit; split the expression.',
  },
  CS8086: { severity: 'error', message: "A '}' character must be escaped (by doubling) in an interpolated string." },
  CS8089: { severity: 'error', message: 'Empty format specifier.' },
  CS8361: {
    severity: 'error',
    message:
      "A conditional expression cannot be used directly in a string interpolation because the ':' ends the interpolation. Parenthesize the conditional expression.",
  },
  CS8370: {
    severity: 'error',
    message: "Feature '{feature}' is not available in C# 7.3. Please use language version {version} or greater.",
  },
  CS8401: {
    severity: 'error',
    message:
      "To use '@$' instead of '$@' for an interpolated verbatim string, please use language version 8.0 or greater.",
  },
  CS8504: { severity: 'error', message: 'Pattern missing' },
  CS8515: { severity: 'error', message: 'Parentheses are required around the switch governing expression.' },
  CS8641: { severity: 'error', message: "'else' cannot start a statement." },
  CS8967: {
    severity: 'error',
    message:
      'Newlines inside a non-verbatim interpolated string are not supported in C# 7.3. Please use language version 11.0 or greater.',
  },
});

/** `RegexOptions`: the bits, as .NET numbers them, and which of them go together. */
export const RegexOption = {
  None: 0,
  IgnoreCase: 1,
  Multiline: 2,
  ExplicitCapture: 4,
  Compiled: 8,
  Singleline: 16,
  IgnorePatternWhitespace: 32,
  RightToLeft: 64,
  ECMAScript: 256,
  CultureInvariant: 512,
  NonBacktracking: 1024,
} as const;

const O = RegexOption;
const ALL = 2047;
const WITH_ECMASCRIPT = O.ECMAScript | O.IgnoreCase | O.Multiline | O.Compiled | O.CultureInvariant;
const NOT_WITH_NON_BACKTRACKING = O.RightToLeft | O.ECMAScript;

export function validOptions(options: number): boolean {
  if ((options & ~ALL) !== 0) return false;
  if ((options & O.ECMAScript) !== 0 && (options & ~WITH_ECMASCRIPT) !== 0) return false;
  return (options & O.NonBacktracking) === 0 || (options & NOT_WITH_NON_BACKTRACKING) === 0;
}

/** The option that a letter in `(?imnsx-imnsx)` names; 0 for any other character. */
export function inlineOption(letter: string): number {
  switch (letter) {
    case 'i':
    case 'I':
      return O.IgnoreCase;
    case 'm':
    case 'M':
      return O.Multiline;
    case 'n':
    case 'N':
      return O.ExplicitCapture;
    case 's':
    case 'S':
      return O.Singleline;
    case 'x':
    case 'X':
      return O.IgnorePatternWhitespace;
    default:
      return 0;
  }
}

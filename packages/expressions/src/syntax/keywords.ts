/** Words with a meaning of their own: which of them no variable may be called by, and what each can begin. */

export const PREDEFINED: ReadonlySet<string> = new Set(
  'bool byte sbyte short ushort int uint long ulong float double decimal char string object'.split(' '),
);

const RESERVED: ReadonlySet<string> = new Set(
  `abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else
   enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock
   long namespace new null object operator out override params private protected public readonly ref return sbyte sealed
   short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort
   using virtual void volatile while`.split(/\s+/),
);
/** A word that is no name unless `@` stands before it. */
export const isReserved = (text: string): boolean => text.charCodeAt(0) >= SMALL_A && RESERVED.has(text);
/** Every one of them begins with a small letter: half of an expression's names need no look at the list. */
const SMALL_A = 0x61;

/** What else can begin an expression. */
export const OPERAND_KEYWORDS: ReadonlySet<string> = new Set(
  'new static typeof sizeof default checked unchecked delegate throw this base true false null stackalloc ref out in'.split(
    ' ',
  ),
);

export const STATEMENT_STARTS: ReadonlySet<string> = new Set(
  'if for foreach while do switch return throw try using break continue goto lock case default catch finally else'.split(
    ' ',
  ),
);

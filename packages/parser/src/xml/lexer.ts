import { Lexer } from 'chevrotain';
import type { IToken } from 'chevrotain';
import { Extents } from './extents.ts';
import * as t from './tokens.ts';

/**
 * The lexer of policy documents: text → tokens that tile it without gaps. It cannot fail. The instance is made when
 * the first document is read; what it holds during a run does not outlive it.
 */
const modes = {
  content: [
    t.StartTag,
    t.EndTag,
    t.Comment,
    t.CData,
    t.Instruction,
    t.Doctype,
    t.Island,
    t.Directive,
    t.ByteOrderMark,
    t.Text,
  ],
  tag: [
    t.Space,
    t.Name,
    t.Equals,
    t.Value,
    t.TagEnd,
    t.EmptyTagEnd,
    t.StartTagInTag,
    t.EndTagInTag,
    t.Comment,
    t.Stray,
  ],
};

/** The lexer as chevrotain checks it; `skipValidations` saves the check at each start, a test makes it once. */
export const createLexer = (options: { readonly skipValidations: boolean }): Lexer =>
  new Lexer(
    { modes, defaultMode: 'content' },
    { positionTracking: 'onlyOffset', ensureOptimizations: true, ...options },
  );

let lexer: Lexer | undefined;

export function tokenize(text: string): IToken[] {
  lexer ??= createLexer({ skipValidations: true });
  t.reading(new Extents(text));
  const { tokens } = lexer.tokenize(text);
  t.reading(null);
  return tokens;
}

import { Op } from './code.ts';
import { boundaryWord, ecmaWord } from './unicode.ts';

/** The tests that take no characters: where in the text the matcher stands. */
const isWordAt = (text: string, at: number, ecma: boolean): boolean =>
  at >= 0 && at < text.length && (ecma ? ecmaWord : boundaryWord()).has(text.charCodeAt(at));
const isBoundary = (text: string, at: number, ecma: boolean): boolean =>
  isWordAt(text, at - 1, ecma) !== isWordAt(text, at, ecma);

const NEWLINE = 0xa;

/** `start` is where \G matches. */
export function holds(op: number, text: string, pos: number, start: number): boolean {
  const { length } = text;
  switch (op) {
    case Op.Beginning:
      return pos === 0;
    case Op.LineStart:
      return pos === 0 || text.charCodeAt(pos - 1) === NEWLINE;
    case Op.LineEnd:
      return pos === length || text.charCodeAt(pos) === NEWLINE;
    case Op.EndZ:
      return pos === length || (pos === length - 1 && text.charCodeAt(pos) === NEWLINE);
    case Op.End:
      return pos === length;
    case Op.Start:
      return pos === start;
    case Op.Boundary:
      return isBoundary(text, pos, false);
    case Op.NonBoundary:
      return !isBoundary(text, pos, false);
    case Op.EcmaBoundary:
      return isBoundary(text, pos, true);
    default:
      return !isBoundary(text, pos, true);
  }
}

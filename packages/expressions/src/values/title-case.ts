import { categoryOf } from './char-category.ts';
import type { CultureInfo } from './culture.ts';
import { lowerIn, upperIn } from './text-case-culture.ts';

/**
 * `TextInfo.ToTitleCase`: words begin with a capital and go on in small letters, unless they have none: those are taken
 * for acronyms. Digits and marks belong to a word, an apostrophe ends only the acronym.
 */
const LAST_LETTER = 4;
const LOWER = 1;
/** Categories that end a word: separators, controls, formats, punctuation, symbols. */
const endsWord = (category: number): boolean =>
  (category >= 11 && category <= 15) || (category >= 18 && category <= 28);

/** Letters that stand for two, and have a form of their own with only the first one large. */
const DIGRAPHS: ReadonlyMap<number, string> = new Map(
  [0x1c5, 0x1c8, 0x1cb, 0x1f2].flatMap((title): [number, string][] =>
    [title - 1, title, title + 1].map((c) => [c, String.fromCharCode(title)]),
  ),
);

export function titleCase(text: string, culture: CultureInfo): string {
  const lower = lowerIn(text, culture);
  let out = '';
  let i = 0;
  const codeAt = (at: number): number => text.codePointAt(at)!;
  const lengthAt = (at: number): number => (codeAt(at) > 0xffff ? 2 : 1);
  while (i < text.length) {
    const first = categoryOf(codeAt(i));
    const length = lengthAt(i);
    if (first > LAST_LETTER) {
      out += text.slice(i, i + length);
      i += length;
      continue;
    }
    if (culture.name.startsWith('nl-') && /^ij/i.test(text.slice(i, i + 2))) {
      out += 'IJ';
      i += 2;
    } else {
      out += DIGRAPHS.get(codeAt(i)) ?? upperIn(text.slice(i, i + length), culture);
      i += length;
    }
    let from = i;
    let hasLower = first === LOWER;
    const take = (): void => {
      out += (hasLower ? lower : text).slice(from, i);
      from = i;
    };
    for (; i < text.length; i += lengthAt(i)) {
      if (text[i] === "'") {
        i++;
        take();
        hasLower = true;
        i--;
        continue;
      }
      const category = categoryOf(codeAt(i));
      if (endsWord(category)) break;
      if (category === LOWER) hasLower = true;
    }
    take();
  }
  return out;
}

import { dotnet } from '@sluice/expressions';

/**
 * `TextInfo.ToTitleCase` of the invariant culture: the first letter of each word becomes title case, the rest lower
 * case, except in words without any lower-case letter: those are taken for acronyms. Digits and marks go on with a word,
 * everything else ends it; behind an apostrophe a word goes on in lower case.
 */
const toLower = dotnet.member('System.String', 'string ToLowerInvariant()') as (text: string) => string;
const toUpper = dotnet.member('System.String', 'string ToUpperInvariant()') as (text: string) => string;

const isLetter = (c: string): boolean => /^\p{L}$/u.test(c);
const isLower = (c: string): boolean => /^\p{Ll}$/u.test(c);
const isWithin = (c: string): boolean => /^[\p{L}\p{M}\p{N}]$/u.test(c);
/** The digraphs whose title case is a letter of its own. */
const DIGRAPHS: ReadonlyMap<string, string> = new Map(
  ['ǅǄǆ', 'ǈǇǉ', 'ǋǊǌ', 'ǲǱǳ'].flatMap((forms) => Array.from(forms, (c) => [c, forms[0]!] as const)),
);
const title = (letter: string): string => DIGRAPHS.get(letter) ?? toUpper(letter);

export function titleCase(text: string): string {
  dotnet.charge(text.length >> 2);
  const chars = Array.from(text);
  let out = '';
  for (let i = 0; i < chars.length;) {
    const first = chars[i++]!;
    if (!isLetter(first)) {
      out += first;
      continue;
    }
    out += title(first);
    let start = i;
    let lower = isLower(first);
    const flush = (): void => {
      const part = chars.slice(start, i).join('');
      out += lower ? toLower(part) : part;
      start = i;
    };
    for (; i < chars.length; i++) {
      const c = chars[i]!;
      if (c === "'") {
        i++;
        flush();
        i--;
        lower = true;
      } else if (!isWithin(c)) break;
      else if (isLower(c)) lower = true;
    }
    flush();
  }
  return out;
}

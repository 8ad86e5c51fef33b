import type { CultureInfo } from './culture.ts';
import { argumentNull } from './exception.ts';
import { lowerInvariant, upperInvariant } from './text-case.ts';

/**
 * Upper and lower case in a culture: every one but the invariant maps the dotless i and the capital with a dot too, and
 * the Turkic ones keep the two pairs of i apart.
 */
const languageOf = (culture: CultureInfo | null): string =>
  culture === null ? argumentNull('culture') : culture.name.split('-')[0]!;
const isTurkic = (language: string): boolean => language === 'tr' || language === 'az';

export function upperIn(text: string, culture: CultureInfo | null): string {
  const language = languageOf(culture);
  if (language === '') return upperInvariant(text);
  const dotted = isTurkic(language) ? text.replaceAll('i', '\u0130') : text;
  return upperInvariant(dotted.replaceAll('\u0131', 'I'));
}

export function lowerIn(text: string, culture: CultureInfo | null): string {
  const language = languageOf(culture);
  if (language === '') return lowerInvariant(text);
  const dotless = isTurkic(language) ? text.replaceAll('I', '\u0131') : text;
  return lowerInvariant(dotless.replaceAll('\u0130', 'i'));
}

import { CLR } from './clr.ts';

/**
 * `CultureInfo`: a name and nothing else. Text is made and read by the invariant culture, whichever is asked for: it is
 * the only one that the service's expressions run under.
 */
export class CultureInfo {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  get [CLR](): string {
    return 'System.Globalization.CultureInfo';
  }
}

export const INVARIANT_CULTURE: CultureInfo = new CultureInfo('');

/** `NumberFormatInfo` of the invariant culture. */
export class NumberFormatInfo {
  get [CLR](): string {
    return 'System.Globalization.NumberFormatInfo';
  }
}

export const INVARIANT_NUMBERS: NumberFormatInfo = new NumberFormatInfo();

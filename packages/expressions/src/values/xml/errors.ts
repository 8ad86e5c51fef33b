import { clrThrow, ClrException } from '../exception.ts';
import { shown } from './characters.ts';

/** What the XML classes throw, in .NET's words. */

/** Where a fault is: line and column from 1; line breaks are LF, CR and CRLF. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** `System.Xml.XmlException`; the message names the place, where there is one. */
export function xmlError(message: string, place: Place | null = null): never {
  throw new ClrException(
    'System.Xml.XmlException',
    place === null ? message : `${message} Line ${place.line}, position ${place.column}.`,
    null,
    { LineNumber: place?.line ?? 0, LinePosition: place?.column ?? 0 },
  );
}

export function invalidCharacter(text: string, at: number): string {
  const [character, hex] = shown(text, at);
  return `'${character}', hexadecimal value ${hex}, is an invalid character.`;
}

export function badNameStart(text: string, at: number): string {
  const [character, hex] = shown(text, at);
  return `Name cannot begin with the '${character}' character, hexadecimal value ${hex}.`;
}

export function badNameCharacter(text: string, at: number): string {
  const [character, hex] = shown(text, at);
  return `The '${character}' character, hexadecimal value ${hex}, cannot be included in a name.`;
}

export const missingParent = (): never => clrThrow('System.InvalidOperationException', 'The parent is missing.');
export const missingAncestor = (): never =>
  clrThrow('System.InvalidOperationException', 'A common ancestor is missing.');
export const corrupted = (): never =>
  clrThrow('System.InvalidOperationException', 'This operation was corrupted by external code.');
export const badStructure = (): never =>
  clrThrow('System.InvalidOperationException', 'This operation would create an incorrectly structured document.');

import { isNameStart, characterClasses, NAME } from './characters.ts';

/**
 * `XmlConvert.EncodeName`: what can't stand in a name as `_xHHHH_`; with `local`, a colon can't either. An underscore
 * that would read as the start of such an escape is escaped itself.
 */
export function encodeName(name: string, local: boolean): string {
  let out = '';
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    const pair = c >= 0xd800 && c <= 0xdbff ? name.codePointAt(i)! : 0;
    if (pair > 0xffff) {
      out += `_x${pair.toString(16).toUpperCase().padStart(8, '0')}_`;
      i++;
      continue;
    }
    const colon = c === COLON && !local && i > 0;
    const fits = colon || (i === 0 ? isNameStart(c) || (c === COLON && !local) : (characterClasses()[c]! & NAME) !== 0);
    const escape = c === UNDERSCORE && ESCAPE.test(name.slice(i, i + 7));
    out += fits && !escape ? name[i]! : `_x${c.toString(16).toUpperCase().padStart(4, '0')}_`;
  }
  return out;
}

const COLON = 58;
const UNDERSCORE = 95;
const ESCAPE = /^_x[\dA-F]{4}_/i;

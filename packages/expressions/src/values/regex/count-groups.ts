import { RegexOption } from './options.ts';
import { charClass } from './parse-class.ts';
import { Scanner } from './scanner.ts';
import { skipEscape } from './parse-escape.ts';
import type { Groups } from './tree.ts';

/**
 * The first pass over a pattern: which groups it has. References may stand before their group, and groups with names
 * get the numbers that those without leave free, so the second pass needs all of them.
 */
export function countGroups(pattern: string, options: number): Groups {
  const s = new Scanner(pattern, options);
  /** Where each number, and each name, is first met. */
  const used = new Map([[0, 0]]);
  const names = new Map<string, number>();
  const open: number[] = [];
  let unnamed = 1;
  /** The next parenthesis is the condition of `(?(`: it does not capture. */
  let isCondition = false;

  const note = <K>(map: Map<K, number>, key: K, at: number): void => void (map.has(key) || map.set(key, at));

  while (!s.atEnd) {
    const at = s.pos;
    const c = s.next();
    if (c === '\\') {
      if (!s.atEnd) skipEscape(s);
    } else if (c === '#') {
      if (s.on(RegexOption.IgnorePatternWhitespace)) {
        s.pos--;
        s.blanks();
      }
    } else if (c === '[') charClass(s, true);
    else if (c === ')') s.options = open.pop() ?? s.options;
    else if (c === '(') {
      if (s.peek() === '?' && s.peek(1) === '#') {
        s.pos--;
        s.blanks();
        isCondition = false;
        continue;
      }
      open.push(s.options);
      if (s.peek() !== '?') {
        if (!s.on(RegexOption.ExplicitCapture) && !isCondition) note(used, unnamed++, at);
        isCondition = false;
        continue;
      }
      s.pos++;
      isCondition = special(at);
    }
  }

  const numberOfName = new Map<string, number>();
  for (const [name, at] of names) {
    while (used.has(unnamed)) unnamed++;
    used.set(unnamed, at);
    numberOfName.set(name, unnamed++);
  }
  return groupsOf(used, numberOfName);

  /** What follows `(?`; whether a condition comes next. */
  function special(at: number): boolean {
    const quote = s.peek();
    if ((quote === '<' || quote === "'") && s.pos + 1 < pattern.length) {
      s.pos++;
      if (s.peek() === '0' || !s.isWord()) return false;
      if (s.isDigit()) note(used, s.decimal(), at);
      else note(names, s.name(), at);
      return false;
    }
    s.inlineOptions();
    if (s.peek() === ')') {
      // (?i): the options stay
      s.pos++;
      open.pop();
      return false;
    }
    return s.peek() === '(';
  }
}

function groupsOf(positions: ReadonlyMap<number, number>, numberOfName: ReadonlyMap<string, number>): Groups {
  const numbers = [...positions.keys()].sort((a, b) => a - b);
  const nameOfNumber = new Map([...numberOfName].map(([name, number]) => [number, name]));
  return {
    numbers,
    names: numbers.map((n) => nameOfNumber.get(n) ?? String(n)),
    slotOfNumber: new Map(numbers.map((n, slot) => [n, slot])),
    numberOfName,
    positions,
  };
}

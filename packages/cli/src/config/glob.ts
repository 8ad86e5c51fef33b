/**
 * Globs against a path with forward slashes: `*` and `?` inside a name, `**` for any number of folders, `[a-z]`,
 * `{a,b}`. A glob without a slash is meant for names in any folder, as in `.gitignore`. Matching takes time in
 * proportion to the lengths of glob and path, whatever they are.
 */
export function matchesGlob(path: string, glob: string): boolean {
  const anchored = glob.replace(/^\.?\//, '');
  const segments = path.split('/');
  return alternatives(anchored).some((one) => {
    const pattern = one.endsWith('/') ? `${one}**` : one;
    return matchSegments(
      segments,
      pattern.includes('/') || glob.startsWith('/') ? pattern.split('/') : ['**', pattern],
    );
  });
}

/** `**` of one list of names against another: only the last `**` is ever tried again, which is enough. */
export function matchSegments(path: readonly string[], pattern: readonly string[]): boolean {
  return wild(
    path.length,
    pattern.length,
    (p) => pattern[p] === '**',
    (t, p) => matchName(path[t]!, pattern[p]!),
  );
}

/** One name: `*`, `?`, `[…]`, and `\` before a character that is meant literally. */
export function matchName(name: string, pattern: string): boolean {
  const parts = pattern.match(/\\[^]|\[!?\]?[^\]]*\]|[^]/gu) ?? [];
  const characters = Array.from(name);
  return wild(
    characters.length,
    parts.length,
    (p) => parts[p] === '*',
    (t, p) => matchCharacter(characters[t]!, parts[p]!),
  );
}

function wild(
  length: number,
  parts: number,
  isStar: (part: number) => boolean,
  matches: (at: number, part: number) => boolean,
): boolean {
  let t = 0;
  let p = 0;
  let star = -1;
  let resume = 0;
  while (t < length) {
    if (p < parts && isStar(p)) {
      star = p++;
      resume = t;
    } else if (p < parts && matches(t, p)) {
      t++;
      p++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (p < parts && isStar(p)) p++;
  return p === parts;
}

function matchCharacter(character: string, part: string): boolean {
  if (part === '?') return true;
  if (part.startsWith('\\') && part.length > 1) return part.slice(1) === character;
  if (!part.startsWith('[') || part.length < 3) return part === character;
  const negated = part[1] === '!' || part[1] === '^';
  const body = part.slice(negated ? 2 : 1, -1);
  const hit = (body.match(/[^]-[^]|[^]/gu) ?? []).some((one) =>
    one.length >= 3 && one[1] === '-' ? one[0]! <= character && character <= one.slice(2) : one === character,
  );
  return hit !== negated;
}

const MOST_ALTERNATIVES = 256;

/** `a{b,c}d` is `abd` and `acd`; what would make too many is taken as written. */
function alternatives(glob: string): string[] {
  let found = [glob];
  for (;;) {
    const next = found.flatMap((one) => {
      const braces = /^([^{}]*)\{([^{}]*,[^{}]*)\}([^]*)$/.exec(one);
      return braces === null ? [one] : braces[2]!.split(',').map((middle) => braces[1]! + middle + braces[3]!);
    });
    if (next.length === found.length || next.length > MOST_ALTERNATIVES) return found;
    found = next;
  }
}

/**
 * Names of properties that were seen lately, so that equal names are one string: documents of one kind repeat the same
 * few, and so do the expressions that read them. One place per length and ends; what collides is not shared, no more.
 */
const PLACES = 1024;
const LONGEST = 64;
const names: string[] = new Array<string>(PLACES).fill('');

/** The host's own one string of this text: those it compares by their address. */
const asKey = (name: string): string => Object.keys({ [name]: 0 })[0]!;

export function sharedName(name: string): string {
  const { length } = name;
  if (length === 0 || length > LONGEST) return name;
  const place =
    (length + name.charCodeAt(0) * 31 + name.charCodeAt(length - 1) * 7 + name.charCodeAt(length >> 1) * 131) &
    (PLACES - 1);
  const known = names[place]!;
  return known === name ? known : (names[place] = asKey(name));
}

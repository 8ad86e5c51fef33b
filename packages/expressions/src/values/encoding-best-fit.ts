/**
 * The characters outside Latin-1 that .NET nevertheless encodes as Latin-1, by what they look like ("Ł" as "L", "’" as an
 * apostrophe); anything else becomes "?". Source: the best fit table of .NET's Latin1Encoding, asked of it.
 */
const PAIRS: readonly (readonly [from: string, to: string])[] = [
  ['ĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħ', 'AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHh'],
  ['ĨĩĪīĬĭĮįİıĴĵĶķĹĺĻļĽľŁłŃńŅņŇňŌōŎŏŐőŒœŔŕŖŗ', 'IiIiIiIiIiJjKkLlLlLlLlNnNnNnOoOoOoOoRrRr'],
  ['ŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžƀ', 'RrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzb'],
  ['ƉƑƒƗƚƟƠơƫƮƯưƶǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǞǟǤǥǦǧǨǩǪǫǬ', 'DFfIlOOotTUuzAaIiOoUuUuUuUuUuAaGgGgKkOoO'],
  [
    'ǭǰɡ\u02b9\u02ba\u02bc\u02c4\u02c6\u02c8\u02cb\u02cd\u02dc\u0300\u0302\u0303\u030e\u0331\u0332\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2010\u2011\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2032\u2035\u2039',
    "ojg'\"'^^'`_~`^~\"__       ----'',\"\"\"..'`<",
  ],
  ['\u203a\u2122', '>T'],
];

let table: ReadonlyMap<number, number> | undefined;

function read(): ReadonlyMap<number, number> {
  const map = new Map<number, number>();
  for (const [from, to] of PAIRS) for (let i = 0; i < from.length; i++) map.set(from.charCodeAt(i), to.charCodeAt(i));
  for (let c = 0xff01; c <= 0xff5e; c++) map.set(c, c - 0xfee0); // full width forms of ASCII
  return map;
}

const QUESTION_MARK = 0x3f;
/** The byte for a UTF-16 unit above 0xFF. */
export const bestFit = (c: number): number => (table ??= read()).get(c) ?? QUESTION_MARK;

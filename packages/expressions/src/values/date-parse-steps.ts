/**
 * The automaton of `DateTime.Parse`: which words may follow which, as data. Two numbers are month and day; with a third,
 * the year comes last; a year that is known by its digits may also come first.
 */

/**
 * What a word is together with its separator. n number, y year, m month; then `.` end of text, `_` space, `-` date
 * separator, `:` time separator, `a` AM or PM. w weekday, z zone, e era, `.` the end.
 */
// prettier-ignore
export type Token =
  | 'n.' | 'n_' | 'n-' | 'n:' | 'na' | 'nT'
  | 'y.' | 'y_' | 'y-'
  | 'm.' | 'm_' | 'm-'
  | 'w' | 'z' | 'e' | '.';

/** Half-read: the parts so far, with `/` where a date separator was last, so that only more of a date may come. */
// prettier-ignore
export type State =
  | 'start' | 'N' | 'N/' | 'NN' | 'N/N' | 'NN/' | 'M' | 'MN' | 'NM' | 'MN/'
  | 'Y' | 'YN' | 'YN/' | 'YM' | 'YM/' | 'h:' | 'h:m:';

/**
 * Read in full: the parts in the order of the invariant culture, others order them by their patterns (`NNY`: a year of three
 * or more digits, behind the others). The next word starts anew.
 */
export type Final = 'MD' | 'MDY' | 'mD' | 'Ym' | 'mNN' | 'YMD' | 'NNY' | 'YmD' | 'YM' | 'h' | 'hm' | 'hms';
export type Step = State | { readonly final: Final };

const final = (f: Final): Step => ({ final: f });
const MD = final('MD');
const MDY = final('MDY');
const NAMED_DAY = final('mD');
const NAMED_MONTH = final('Ym');
const NAMED = final('mNN');
const YMD = final('YMD');
const NNY = final('NNY');
const YEAR_NAMED = final('YmD');
const YEAR_MONTH = final('YM');
const HOUR = final('h');
const HOUR_MINUTE = final('hm');
const TIME = final('hms');

/** Which word may follow in which state; a word that is not listed makes the text unrecognised. */
export const STEPS: Readonly<Record<State, Partial<Record<Token, Step>>>> = {
  start: {
    '.': 'start',
    w: 'start',
    z: 'start',
    e: 'start',
    na: HOUR,
    n_: 'N',
    'n-': 'N/',
    'n:': 'h:',
    m_: 'M',
    'm-': 'M',
    y_: 'Y',
    'y-': 'Y',
  },
  N: {
    w: 'N',
    z: 'N',
    e: 'N',
    'n.': MD,
    na: HOUR_MINUTE,
    n_: 'NN',
    'n-': 'NN/',
    'm.': NAMED_MONTH,
    m_: 'NM',
    'm-': 'MN/',
    y_: 'YN',
    'y-': 'YN/',
    'y.': YEAR_MONTH,
  },
  'N/': {
    w: 'N/',
    e: 'N/',
    'n.': MD,
    n_: 'N/N',
    'n-': 'NN/',
    'm.': NAMED_MONTH,
    m_: 'MN',
    'm-': 'MN/',
    y_: 'YN',
    'y-': 'YN/',
    'y.': YEAR_MONTH,
  },
  NN: {
    '.': MD,
    w: 'NN',
    z: 'NN',
    e: 'NN',
    'n.': MDY,
    na: TIME,
    n_: MDY,
    'n:': 'h:',
    'm.': NAMED,
    m_: NAMED,
    y_: NNY,
    'y.': NNY,
  },
  'N/N': {
    '.': MD,
    w: 'N/N',
    e: 'N/N',
    'n.': MDY,
    na: HOUR,
    n_: MDY,
    'n:': 'h:',
    'm.': NAMED,
    m_: NAMED,
    y_: NNY,
    'y.': NNY,
  },
  'NN/': { w: 'NN/', e: 'NN/', 'n.': MDY, na: MDY, n_: MDY, 'm.': NAMED, m_: NAMED, y_: NNY, 'y.': NNY },
  M: { w: 'M', e: 'M', 'n.': NAMED_DAY, n_: 'MN', 'n-': 'MN/', y_: 'YM', 'y-': 'YM/', 'y.': YEAR_MONTH },
  MN: {
    '.': NAMED_DAY,
    w: 'MN',
    e: 'MN',
    'n.': NAMED,
    na: NAMED,
    n_: NAMED,
    'n:': 'h:',
    y_: YEAR_NAMED,
    'y.': YEAR_NAMED,
  },
  NM: {
    '.': NAMED_MONTH,
    w: 'NM',
    e: 'NM',
    'n.': NAMED,
    na: NAMED,
    n_: NAMED,
    'n:': 'h:',
    y_: YEAR_NAMED,
    'y.': YEAR_NAMED,
  },
  'MN/': { w: 'MN/', e: 'MN/', 'n.': NAMED, n_: NAMED, y_: YEAR_NAMED, 'y.': YEAR_NAMED },
  Y: { w: 'Y', e: 'Y', 'n.': YEAR_MONTH, n_: 'YN', 'n-': 'YN/', 'm.': YEAR_MONTH, m_: 'YM', 'm-': 'YM/' },
  YN: { '.': YEAR_MONTH, w: 'YN', e: 'YN', 'n.': YMD, na: YMD, n_: YMD, 'm.': YEAR_NAMED, m_: YEAR_NAMED },
  'YN/': { w: 'YN', e: 'YN/', 'n.': YMD, na: YMD, n_: YMD, 'm.': YEAR_NAMED, m_: YEAR_NAMED },
  YM: { '.': YEAR_MONTH, w: 'YM', e: 'YM', 'n.': YEAR_NAMED, na: YEAR_NAMED, n_: YEAR_NAMED },
  'YM/': { w: 'YM', e: 'YM/', 'n.': YEAR_NAMED, na: YEAR_NAMED, n_: YEAR_NAMED },
  'h:': {
    z: 'h:',
    e: 'h:',
    'n.': HOUR_MINUTE,
    na: HOUR_MINUTE,
    n_: HOUR_MINUTE,
    'n:': 'h:m:',
    'm.': NAMED_MONTH,
    m_: 'NM',
  },
  'h:m:': { w: 'h:m:', z: 'h:m:', e: 'h:m:', 'n.': TIME, na: TIME, n_: TIME },
};

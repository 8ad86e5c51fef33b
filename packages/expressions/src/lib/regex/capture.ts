import { typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { CaptureCollection, GroupCollection } from '../../values/regex/collections.ts';
import { NO_MATCH, noResult, type Capture, type Group, type Match } from '../../values/regex/match.ts';
import { expand, parseReplacement } from '../../values/regex/replace.ts';

/** System.Text.RegularExpressions.Capture, Group and Match: one is the next one's base. */
export const SystemCapture = typeDef('System.Text.RegularExpressions.Capture', {
  kind: 'class',
  documented: ['Index', 'Length', 'Value'],
  members: {
    'int Index { get; }': (self: Capture) => self.index,
    'int Length { get; }': (self: Capture) => self.length,
    'string Value { get; }': (self: Capture) => self.value,
    'string ToString()': (self: Capture) => self.value,
  },
});

export const SystemGroup = typeDef('System.Text.RegularExpressions.Group', {
  kind: 'class',
  base: 'Capture',
  documented: ['Captures', 'Success'],
  members: {
    'bool Success { get; }': (self: Group) => self.success,
    'string Name { get; }': (self: Group) => self.name,
    'CaptureCollection Captures { get; }': (self: Group) => new CaptureCollection(self),
    'static Group Synchronized(Group inner)': (inner: Group | null) => inner ?? argumentNull('inner'),
  },
});

export const SystemMatch = typeDef('System.Text.RegularExpressions.Match', {
  kind: 'class',
  base: 'Group',
  documented: ['Empty', 'Groups', 'Result'],
  members: {
    'static Match Empty { get; }': () => NO_MATCH,
    'GroupCollection Groups { get; }': (self: Match) => new GroupCollection(self),
    'Match NextMatch()': (self: Match) => self.nextMatch(),
    'string Result(string replacement)': (self: Match, replacement: string | null) => {
      if (replacement === null) return argumentNull('replacement');
      return self.regex === null ? noResult() : expand(parseReplacement(self.regex, replacement), self);
    },
    'static Match Synchronized(Match inner)': (inner: Match | null) => inner ?? argumentNull('inner'),
  },
});

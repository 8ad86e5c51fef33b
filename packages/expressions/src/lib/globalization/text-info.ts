import { typeDef } from '../../types/define.ts';
import type { TextInfo } from '../../values/culture.ts';
import { argumentNull } from '../../values/exception.ts';
import { lowerIn, upperIn } from '../../values/text-case-culture.ts';
import { titleCase } from '../../values/title-case.ts';

const given = (text: string | null): string => text ?? argumentNull('str');

/** System.Globalization.TextInfo: the letters of a culture. */
export const SystemTextInfo = typeDef('System.Globalization.TextInfo', {
  kind: 'class',
  documented: 'none',
  key: (self: TextInfo) => self.culture.name,
  members: {
    'string CultureName { get; }': (self: TextInfo) => self.culture.name,
    'int LCID { get; }': (self: TextInfo) => self.culture.data.lcid,
    'string ListSeparator { get; }': (self: TextInfo) => self.culture.data.listSeparator,
    'bool IsReadOnly { get; }': (self: TextInfo) => self.culture.isReadOnly,
    'string ToTitleCase(string str)': (self: TextInfo, text: string | null) => titleCase(given(text), self.culture),
    'string ToUpper(string str)': (self: TextInfo, text: string | null) => upperIn(given(text), self.culture),
    'string ToLower(string str)': (self: TextInfo, text: string | null) => lowerIn(given(text), self.culture),
    'char ToUpper(char c)': (self: TextInfo, c: number) => upperIn(String.fromCharCode(c), self.culture).charCodeAt(0),
    'char ToLower(char c)': (self: TextInfo, c: number) => lowerIn(String.fromCharCode(c), self.culture).charCodeAt(0),
    'string ToString()': (self: TextInfo) => `TextInfo - ${self.culture.name}`,
  },
});

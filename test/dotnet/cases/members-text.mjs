// Strings, builders, readers, writers, comparers and regular expressions: every callable member.
import { members } from './_members.mjs';

export const cases = members(
  [
    'System.String',
    'System.Text.StringBuilder',
    'System.IO.StringReader',
    'System.IO.StringWriter',
    'System.StringComparer',
    'System.StringComparison',
    'System.StringSplitOptions',
    'System.Text.RegularExpressions.Regex',
    'System.Text.RegularExpressions.RegexOptions',
    'System.Guid',
    'System.Exception',
  ],
  3,
  /IFormattable|Intern/,
);

import { enumRows, typeDef } from '../../types/define.ts';
import { RegexOption } from '../../values/regex/options.ts';
import { PARSE_ERRORS } from '../../values/regex/parse-error.ts';

/** System.Text.RegularExpressions.RegexOptions, and what RegexParseException.Error says. */
export const SystemRegexOptions = typeDef('System.Text.RegularExpressions.RegexOptions', {
  kind: 'enum',
  flags: true,
  documented: { except: ['NonBacktracking'] },
  members: enumRows(RegexOption),
});

export const SystemRegexParseError = typeDef('System.Text.RegularExpressions.RegexParseError', {
  kind: 'enum',
  documented: 'none',
  members: enumRows(PARSE_ERRORS),
});

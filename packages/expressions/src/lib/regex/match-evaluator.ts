import { typeDef, type Fn } from '../../types/define.ts';

/** System.Text.RegularExpressions.MatchEvaluator: gives the text for a match. */
const INVOKE = 'string Invoke(Match match)';

export const SystemMatchEvaluator = typeDef('System.Text.RegularExpressions.MatchEvaluator', {
  kind: 'delegate',
  base: 'MulticastDelegate',
  documented: 'none',
  invoke: INVOKE,
  members: { [INVOKE]: (self: Fn, match) => self(match) },
});

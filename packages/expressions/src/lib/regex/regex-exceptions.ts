import { ClrException } from '../../values/exception.ts';
import { exceptionType } from '../../values/exception-type.ts';
import { TIMEOUT_MESSAGE } from '../../values/regex/regex.ts';
import { TimeSpan } from '../../values/time-span.ts';

/** What regular expressions throw: a pattern that can't be read (no policy can make one), a match that takes too long. */
export const SystemRegexParseException = exceptionType('System.Text.RegularExpressions.RegexParseException', {
  base: 'ArgumentException',
  hresult: -2147024809,
  constructors: false,
  members: {
    'RegexParseError Error { get; }': (self: ClrException) => self.details.Error,
    'int Offset { get; }': (self: ClrException) => self.details.Offset,
  },
});

/** What .NET gives where nobody named a timeout. */
const ONE_TICK_LESS_THAN_NONE = new TimeSpan(-1, 9999);
const TIMEOUT = 'System.Text.RegularExpressions.RegexMatchTimeoutException';

export const SystemRegexMatchTimeoutException = exceptionType(TIMEOUT, {
  base: 'TimeoutException',
  message: TIMEOUT_MESSAGE,
  hresult: -2146233083,
  members: {
    'new(string regexInput, string regexPattern, TimeSpan matchTimeout)': (
      input: string | null,
      pattern: string | null,
      timeout: TimeSpan,
    ) => new ClrException(TIMEOUT, TIMEOUT_MESSAGE, null, { Input: input, Pattern: pattern, MatchTimeout: timeout }),
    'string Input { get; }': (self: ClrException) => (self.details.Input === undefined ? '' : self.details.Input),
    'string Pattern { get; }': (self: ClrException) => (self.details.Pattern === undefined ? '' : self.details.Pattern),
    'TimeSpan MatchTimeout { get; }': (self: ClrException) => self.details.MatchTimeout ?? ONE_TICK_LESS_THAN_NONE,
  },
});

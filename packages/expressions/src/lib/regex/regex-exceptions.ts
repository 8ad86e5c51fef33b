import { ClrException } from '../../values/exception.ts';
import { exceptionType } from '../../values/exception-type.ts';
import { INFINITE_TIMEOUT, TIMEOUT_MESSAGE } from '../../values/regex/regex.ts';
import { ZERO_SPAN, type TimeSpan } from '../../values/time-span.ts';

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

const TIMEOUT = 'System.Text.RegularExpressions.RegexMatchTimeoutException';

export const SystemRegexMatchTimeoutException = exceptionType(TIMEOUT, {
  base: 'TimeoutException',
  message: 'The operation has timed out.',
  hresult: -2146233083,
  members: {
    'new(string regexInput, string regexPattern, TimeSpan matchTimeout)': (
      input: string | null,
      pattern: string | null,
      timeout: TimeSpan,
    ) => new ClrException(TIMEOUT, TIMEOUT_MESSAGE, null, { Input: input, Pattern: pattern, MatchTimeout: timeout }),
    'string Input { get; }': (self: ClrException) => self.details.Input ?? '',
    'string Pattern { get; }': (self: ClrException) => self.details.Pattern ?? '',
    'TimeSpan MatchTimeout { get; }': (self: ClrException) =>
      self.details.MatchTimeout ?? (self.details.Pattern === undefined ? INFINITE_TIMEOUT : ZERO_SPAN),
  },
});

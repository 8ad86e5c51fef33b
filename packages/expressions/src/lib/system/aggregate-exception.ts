import { T } from '../../types/registry.ts';
import type { ClrArray } from '../../values/array.ts';
import { argumentNull, ClrException } from '../../values/exception.ts';
import { exceptionText, exceptionType } from '../../values/exception-type.ts';
import { ReadOnlyCollection } from '../../values/list-read-only.ts';
import { List } from '../../values/list.ts';
import { toArray } from '../../values/sequence.ts';

/** System.AggregateException: several causes; its message ends with theirs. */
const NAME = 'System.AggregateException';
const MESSAGE = 'One or more errors occurred.';

function create(message: string | null, inner: readonly ClrException[]): ClrException {
  const text = message ?? MESSAGE;
  return new ClrException(NAME, [text, ...inner.map((e) => `(${e.message})`)].join(' '), inner[0] ?? null, {
    inner,
    text,
  });
}

const innerOf = (self: ClrException): readonly ClrException[] =>
  (self.details.inner as readonly ClrException[] | undefined) ?? [];
const fromSequence = (source: unknown): ClrException[] =>
  source === null ? argumentNull('innerExceptions') : toArray<ClrException>(source);

function flatten(self: ClrException): ClrException {
  const leaves: ClrException[] = [];
  const queue = [self];
  for (let at = queue.shift(); at !== undefined; at = queue.shift())
    for (const e of innerOf(at)) (e.clrName === NAME ? queue : leaves).push(e);
  return create(typeof self.details.text === 'string' ? self.details.text : null, leaves);
}

export const AggregateException = exceptionType(NAME, {
  base: 'Exception',
  message: MESSAGE,
  hresult: -2146233088,
  constructors: false,
  members: {
    'new()': () => create(null, []),
    'new(string message)': (message: string | null) => create(message, []),
    'new(string message, Exception innerException)': (message: string | null, inner: ClrException | null) =>
      create(message, inner === null ? argumentNull('innerException') : [inner]),
    'new(IEnumerable<Exception> innerExceptions)': (inner) => create(null, fromSequence(inner)),
    'new(params Exception[] innerExceptions)': (inner: ClrArray<ClrException>) => create(null, fromSequence(inner)),
    'new(string message, IEnumerable<Exception> innerExceptions)': (message: string | null, inner) =>
      create(message, fromSequence(inner)),
    'new(string message, params Exception[] innerExceptions)': (
      message: string | null,
      inner: ClrArray<ClrException>,
    ) => create(message, fromSequence(inner)),
    'string Message { get; }': (self: ClrException) => self.message,
    'ReadOnlyCollection<Exception> InnerExceptions { get; }': (self: ClrException) =>
      new ReadOnlyCollection(T.exception(), new List(T.exception(), [...innerOf(self)])),
    'AggregateException Flatten()': flatten,
    'string ToString()': (self: ClrException) =>
      exceptionText(self) +
      innerOf(self)
        .slice(1)
        .map((e, i) => `\n ---> (Inner Exception #${i + 1}) ${exceptionText(e)}<---\n`)
        .join(''),
  },
});

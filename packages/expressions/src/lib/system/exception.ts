import { accessors, missing, typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { ClrException } from '../../values/exception.ts';
import { exceptionText } from '../../values/exception-type.ts';
import { runtimeTypeOf, virtual } from '../../values/object.ts';
import { RuntimeType } from '../../values/runtime-type.ts';

/** What a policy may write on an exception; the exception itself is immutable. */
interface Notes {
  source: string | null;
  helpLink: string | null;
  data: Dictionary | null;
}
const notes = new WeakMap<ClrException, Notes>();
function notesOf(e: ClrException): Notes {
  let found = notes.get(e);
  if (found === undefined) notes.set(e, (found = { source: null, helpLink: null, data: null }));
  return found;
}

const MESSAGE = "Exception of type 'System.Exception' was thrown.";
const create = (message: string | null, inner: ClrException | null): ClrException =>
  new ClrException('System.Exception', message ?? MESSAGE, inner);

const HRESULT = 'int HResult { get; set; }';
/** That of the exception's own type, whatever type it is held as. */
function hresult(self: ClrException): number {
  const own = virtual(runtimeTypeOf(self), HRESULT);
  return own === null || own === hresult ? -2146233088 : (own(self) as number);
}

/** System.Exception. `StackTrace` is null before the throw and empty after: an expression has no frames to show. */
export const Exception = typeDef('System.Exception', {
  kind: 'class',
  documented: 'all',
  members: {
    'new()': () => create(null, null),
    'new(string message)': (message: string | null) => create(message, null),
    'new(string message, Exception innerException)': create,
    'string Message { get; }': (self: ClrException) => self.message,
    'Exception InnerException { get; }': (self: ClrException) => self.inner,
    'Exception GetBaseException()': (self: ClrException) => {
      let at = self;
      while (at.inner !== null) at = at.inner;
      return at;
    },
    'string StackTrace { get; }': (self: ClrException) => (self.at === null ? null : ''),
    [HRESULT]: hresult,
    'string HelpLink { get; set; }': accessors(
      (self: ClrException) => notesOf(self).helpLink,
      (self: ClrException, value: string | null) => void (notesOf(self).helpLink = value),
    ),
    'string Source { get; set; }': accessors(
      (self: ClrException) => notesOf(self).source,
      (self: ClrException, value: string | null) => void (notesOf(self).source = value),
    ),
    'IDictionary Data { get; }': (self: ClrException) =>
      (notesOf(self).data ??= new Dictionary([T.object(), T.object()])),
    'Type GetType()': (self: ClrException) => new RuntimeType(runtimeTypeOf(self)),
    'string ToString()': exceptionText,
    'MethodBase TargetSite { get; }': missing,
    'void GetObjectData(SerializationInfo info, StreamingContext context)': missing,
  },
});

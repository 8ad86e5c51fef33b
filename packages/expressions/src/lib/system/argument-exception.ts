import { ClrException } from '../../values/exception.ts';
import { exceptionType, withParameter } from '../../values/exception-type.ts';
import { toText } from '../../values/object.ts';

/** The exceptions that name a parameter: the name is a part of the message. */
const make = (
  clrName: string,
  message: string,
  paramName: string | null,
  inner: ClrException | null = null,
  details: Readonly<Record<string, unknown>> = {},
): ClrException =>
  new ClrException(clrName, withParameter(message, paramName), inner, { ParamName: paramName, ...details });

const ARGUMENT = 'System.ArgumentException';
const NULL = 'System.ArgumentNullException';
const RANGE = 'System.ArgumentOutOfRangeException';
const ARGUMENT_MESSAGE = 'Value does not fall within the expected range.';
const NULL_MESSAGE = 'Value cannot be null.';
const RANGE_MESSAGE = 'Specified argument was out of the range of valid values.';
type Text = string | null;
type Inner = ClrException | null;

export const ArgumentException = exceptionType(ARGUMENT, {
  message: ARGUMENT_MESSAGE,
  hresult: -2147024809,
  members: {
    'new(string message, string paramName)': (message: Text, param: Text) =>
      make(ARGUMENT, message ?? ARGUMENT_MESSAGE, param),
    'new(string message, string paramName, Exception innerException)': (message: Text, param: Text, inner: Inner) =>
      make(ARGUMENT, message ?? ARGUMENT_MESSAGE, param, inner),
    'string Message { get; }': (self: ClrException) => self.message,
    'string ParamName { get; }': (self: ClrException) => self.details.ParamName ?? null,
  },
});

export const ArgumentNullException = exceptionType(NULL, {
  base: 'ArgumentException',
  message: NULL_MESSAGE,
  hresult: -2147467261,
  constructors: false,
  members: {
    'new()': () => make(NULL, NULL_MESSAGE, null),
    'new(string paramName)': (param: Text) => make(NULL, NULL_MESSAGE, param),
    'new(string paramName, string message)': (param: Text, message: Text) => make(NULL, message ?? NULL_MESSAGE, param),
    'new(string message, Exception innerException)': (message: Text, inner: Inner) =>
      make(NULL, message ?? NULL_MESSAGE, null, inner),
    'static void ThrowIfNull(object argument, string paramName = null)': (value: unknown, param: Text) => {
      if (value === null) throw make(NULL, NULL_MESSAGE, param);
    },
  },
});

export const ArgumentOutOfRangeException = exceptionType(RANGE, {
  base: 'ArgumentException',
  message: RANGE_MESSAGE,
  hresult: -2146233086,
  constructors: false,
  members: {
    'new()': () => make(RANGE, RANGE_MESSAGE, null),
    'new(string paramName)': (param: Text) => make(RANGE, RANGE_MESSAGE, param),
    'new(string paramName, string message)': (param: Text, message: Text) =>
      make(RANGE, message ?? RANGE_MESSAGE, param),
    'new(string message, Exception innerException)': (message: Text, inner: Inner) =>
      make(RANGE, message ?? RANGE_MESSAGE, null, inner),
    'new(string paramName, object actualValue, string message)': (param: Text, actual: unknown, message: Text) =>
      new ClrException(
        RANGE,
        withParameter(message ?? RANGE_MESSAGE, param) +
          (actual === null ? '' : `\nActual value was ${toText(actual)}.`),
        null,
        { ParamName: param, ActualValue: actual },
      ),
    'object ActualValue { get; }': (self: ClrException) => self.details.ActualValue ?? null,
  },
});

const DISPOSED = 'System.ObjectDisposedException';
const disposed = (name: Text, message: Text): ClrException =>
  new ClrException(
    DISPOSED,
    `${message ?? 'Cannot access a disposed object.'}${name === null || name === '' ? '' : `\nObject name: '${name}'.`}`,
    null,
    { ObjectName: name ?? '' },
  );

export const ObjectDisposedException = exceptionType(DISPOSED, {
  base: 'InvalidOperationException',
  hresult: -2146232798,
  constructors: false,
  members: {
    'new(string objectName)': (name: Text) => disposed(name, null),
    'new(string objectName, string message)': disposed,
    'new(string message, Exception innerException)': (message: Text, inner: Inner) =>
      new ClrException(DISPOSED, message ?? "Exception of type 'System.ObjectDisposedException' was thrown.", inner),
    'string ObjectName { get; }': (self: ClrException) => self.details.ObjectName ?? '',
  },
});

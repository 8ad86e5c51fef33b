import { exceptionType } from '../../values/exception-type.ts';

/** The exception types that .NET code in policies meets, with .NET's default messages and HRESULTs. */
export const SystemException = exceptionType('System.SystemException', {
  base: 'Exception',
  message: 'System error.',
  hresult: -2146233087,
});
export const ApplicationException = exceptionType('System.ApplicationException', {
  base: 'Exception',
  message: 'Error in the application.',
  hresult: -2146232832,
});
export const ArithmeticException = exceptionType('System.ArithmeticException', {
  message: 'Overflow or underflow in the arithmetic operation.',
  hresult: -2147024362,
});
export const OverflowException = exceptionType('System.OverflowException', {
  base: 'ArithmeticException',
  message: 'Arithmetic operation resulted in an overflow.',
  hresult: -2146233066,
});
export const DivideByZeroException = exceptionType('System.DivideByZeroException', {
  base: 'ArithmeticException',
  message: 'Attempted to divide by zero.',
  hresult: -2147352558,
});
export const FormatException = exceptionType('System.FormatException', {
  message: 'One of the identified items was in an invalid format.',
  hresult: -2146233033,
});
export const InvalidOperationException = exceptionType('System.InvalidOperationException', {
  message: 'Operation is not valid due to the current state of the object.',
  hresult: -2146233079,
});
export const InvalidCastException = exceptionType('System.InvalidCastException', {
  message: 'Specified cast is not valid.',
  hresult: -2147467262,
});
export const NullReferenceException = exceptionType('System.NullReferenceException', {
  message: 'Object reference not set to an instance of an object.',
  hresult: -2147467261,
});
export const IndexOutOfRangeException = exceptionType('System.IndexOutOfRangeException', {
  message: 'Index was outside the bounds of the array.',
  hresult: -2146233080,
});
export const KeyNotFoundException = exceptionType('System.Collections.Generic.KeyNotFoundException', {
  message: 'The given key was not present in the dictionary.',
  hresult: -2146232969,
});
export const NotSupportedException = exceptionType('System.NotSupportedException', {
  message: 'Specified method is not supported.',
  hresult: -2146233067,
});
export const NotImplementedException = exceptionType('System.NotImplementedException', {
  message: 'The method or operation is not implemented.',
  hresult: -2147467263,
});
export const TimeoutException = exceptionType('System.TimeoutException', {
  message: 'The operation has timed out.',
  hresult: -2146233083,
});
export const UnauthorizedAccessException = exceptionType('System.UnauthorizedAccessException', {
  message: 'Attempted to perform an unauthorized operation.',
  hresult: -2147024891,
});
export const RankException = exceptionType('System.RankException', {
  message: 'Attempted to operate on an array with the incorrect number of dimensions.',
  hresult: -2146233065,
});
export const ArrayTypeMismatchException = exceptionType('System.ArrayTypeMismatchException', {
  message: 'Attempted to access an element as a type incompatible with the array.',
  hresult: -2146233085,
});
export const OperationCanceledException = exceptionType('System.OperationCanceledException', {
  message: 'The operation was canceled.',
  hresult: -2146233029,
});
export const OutOfMemoryException = exceptionType('System.OutOfMemoryException', {
  message: 'Insufficient memory to continue the execution of the program.',
  hresult: -2147024882,
});
export const IOException = exceptionType('System.IO.IOException', {
  message: 'I/O error occurred.',
  hresult: -2146232800,
});
export const UriFormatException = exceptionType('System.UriFormatException', {
  base: 'FormatException',
  message: 'One of the identified items was in an invalid format.',
  hresult: -2146233033,
});
export const TimeZoneNotFoundException = exceptionType('System.TimeZoneNotFoundException', {
  base: 'Exception',
  hresult: -2146233088,
});
export const InvalidTimeZoneException = exceptionType('System.InvalidTimeZoneException', {
  base: 'Exception',
  hresult: -2146233088,
});

import { ClrException, clrThrow } from '../exception.ts';

/** The exceptions of System.Security.Cryptography, and those of its members that refuse an argument. */
export const CRYPTOGRAPHIC = 'System.Security.Cryptography.CryptographicException';

export const cryptographic = (message: string): never => clrThrow(CRYPTOGRAPHIC, message);
export const unexpectedOperation = (message: string): never =>
  clrThrow('System.Security.Cryptography.CryptographicUnexpectedOperationException', message);
export const platformNotSupported = (message = 'Operation is not supported on this platform.'): never =>
  clrThrow('System.PlatformNotSupportedException', message);
export const disposed = (name: string): never => {
  throw new ClrException(
    'System.ObjectDisposedException',
    `Cannot access a disposed object.\nObject name: '${name}'.`,
    null,
    { ObjectName: name },
  );
};

export const INVALID_VALUE = 'Value was invalid.';
export const INVALID_OFFSET =
  'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.';
export const NO_AUTOMATIC = 'This platform does not allow the automatic selection of an algorithm.';

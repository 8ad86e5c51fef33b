import { exceptionType } from '../../values/exception-type.ts';
import { ClrException } from '../../values/exception.ts';

/** The exceptions of cryptography. */
const MESSAGE = 'Error occurred during a cryptographic operation.';
const CRYPTOGRAPHIC = 'System.Security.Cryptography.CryptographicException';
const UNEXPECTED = 'System.Security.Cryptography.CryptographicUnexpectedOperationException';

const composite =
  (name: string) =>
  (format: string, insert: string | null): ClrException =>
    new ClrException(
      name,
      format.replaceAll('{0}', () => insert ?? ''),
    );

export const CryptographicException = exceptionType(CRYPTOGRAPHIC, {
  message: MESSAGE,
  hresult: -2146233087,
  members: { 'new(string format, string insert)': composite(CRYPTOGRAPHIC) },
});
export const CryptographicUnexpectedOperationException = exceptionType(UNEXPECTED, {
  base: 'CryptographicException',
  message: MESSAGE,
  hresult: -2146233087,
  members: { 'new(string format, string insert)': composite(UNEXPECTED) },
});

/** .NET's word for what only Windows can do; nothing but cryptography meets it in an expression. */
export const PlatformNotSupportedException = exceptionType('System.PlatformNotSupportedException', {
  base: 'NotSupportedException',
  message: 'Operation is not supported on this platform.',
  hresult: -2146233031,
});

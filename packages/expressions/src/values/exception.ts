import { CLR } from './clr.ts';

/**
 * A .NET exception: thrown by the library and by `throw`, caught by `catch`. Not a JavaScript Error: no stack is
 * captured, and a bug of ours (a TypeError) can never be caught by a policy.
 */
export class ClrException {
  /** `System.FormatException`. */
  readonly clrName: string;
  readonly message: string;
  readonly inner: ClrException | null;
  /** Offset in the expression where it was thrown; set by the evaluator once. */
  at: number | null = null;
  /** What a type adds: `ParamName`, `LineNumber`. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    clrName: string,
    message: string,
    inner: ClrException | null = null,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    this.clrName = clrName;
    this.message = message;
    this.inner = inner;
    this.details = details;
  }

  get [CLR](): string {
    return this.clrName;
  }
}

/** `throw clrThrow('System.FormatException', '…')` reads as C# does; it throws itself so that it fits in expressions too. */
export function clrThrow(clrName: string, message: string, inner: ClrException | null = null): never {
  throw new ClrException(clrName, message, inner);
}

export const argumentNull = (paramName: string): never => {
  throw new ClrException('System.ArgumentNullException', `Value cannot be null. (Parameter '${paramName}')`, null, {
    ParamName: paramName,
  });
};
export const argumentOutOfRange = (paramName: string, message?: string): never => {
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `${message ?? 'Specified argument was out of the range of valid values.'} (Parameter '${paramName}')`,
    null,
    { ParamName: paramName },
  );
};
export const argument = (message: string, paramName?: string): never => {
  throw new ClrException(
    'System.ArgumentException',
    paramName === undefined ? message : `${message} (Parameter '${paramName}')`,
    null,
    { ParamName: paramName ?? null },
  );
};
export const format = (message: string): never => clrThrow('System.FormatException', message);
export const overflow = (message: string): never => clrThrow('System.OverflowException', message);
export const invalidOperation = (message: string): never => clrThrow('System.InvalidOperationException', message);
export const invalidCast = (message: string): never => clrThrow('System.InvalidCastException', message);
export const nullReference = (): never =>
  clrThrow('System.NullReferenceException', 'Object reference not set to an instance of an object.');

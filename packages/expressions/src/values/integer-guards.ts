import { ClrException } from './exception.ts';

/** What `ArgumentOutOfRangeException.ThrowIfNegative` says. */
export const negativeArgument = (param: string, value: number | bigint): never => {
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `${param} ('${value}') must be a non-negative value. (Parameter '${param}')\nActual value was ${value}.`,
    null,
    { ParamName: param },
  );
};

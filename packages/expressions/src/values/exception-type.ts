import { typeDef, type Row, type TypeDef } from '../types/define.ts';
import { ClrException } from './exception.ts';

/** How an exception type is declared: its base, its own default message, its HRESULT, and what it adds. */
export interface ExceptionOptions {
  readonly base?: string;
  /** Left out: `Exception of type 'X' was thrown.` */
  readonly message?: string;
  readonly hresult: number;
  /** More rows, or rows instead of the three usual constructors. */
  readonly members?: Readonly<Record<string, Row>>;
  /** The usual constructors (none, message, message and inner); some types lack them. */
  readonly constructors?: boolean;
}

/** `exceptionType('System.FormatException', { message: '…', hresult: … })`. */
export function exceptionType(name: string, options: ExceptionOptions): TypeDef {
  const message = options.message ?? `Exception of type '${name}' was thrown.`;
  const usual: Record<string, Row> = {
    'new()': () => new ClrException(name, message),
    'new(string message)': (text: string | null) => new ClrException(name, text ?? message),
    'new(string message, Exception innerException)': (text: string | null, inner: ClrException | null) =>
      new ClrException(name, text ?? message, inner),
  };
  return typeDef(name, {
    kind: 'class',
    base: options.base ?? 'SystemException',
    documented: 'none',
    members: {
      ...(options.constructors === false ? {} : usual),
      'int HResult { get; set; }': () => options.hresult,
      ...options.members,
    },
  });
}

/** The message of an argument exception, which names the parameter. */
export const withParameter = (message: string, paramName: string | null): string =>
  paramName === null || paramName === '' ? message : `${message} (Parameter '${paramName}')`;

/** `System.FormatException: message`, with the inner exceptions; expressions have no stack to print. */
export function exceptionText(e: ClrException): string {
  const lines: string[] = [];
  let depth = 0;
  for (let at: ClrException | null = e; at !== null; at = at.inner) {
    lines.push(`${depth++ > 0 ? ' ---> ' : ''}${at.clrName}${at.message === '' ? '' : `: ${at.message}`}`);
  }
  for (; depth > 1; depth--) lines.push('   --- End of inner exception stack trace ---');
  return lines.join('\n');
}

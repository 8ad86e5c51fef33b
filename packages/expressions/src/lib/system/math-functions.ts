import { constant, type Fn, type Row } from '../../types/define.ts';
import { logarithm, power, ieeeRemainder } from '../../values/math-number.ts';

/** The functions of one and two doubles that `Math` and `MathF` have in common, by the parameter names of each. */
const ONE: Readonly<Record<string, readonly [fn: Fn, math: string, mathF?: string]>> = {
  Acos: [Math.acos, 'd'],
  Acosh: [Math.acosh, 'd'],
  Asin: [Math.asin, 'd'],
  Asinh: [Math.asinh, 'd'],
  Atan: [Math.atan, 'd'],
  Atanh: [Math.atanh, 'd'],
  Cbrt: [Math.cbrt, 'd'],
  Ceiling: [Math.ceil, 'a'],
  Cos: [Math.cos, 'd'],
  Cosh: [Math.cosh, 'value', 'x'],
  Exp: [Math.exp, 'd'],
  Floor: [Math.floor, 'd'],
  Log: [Math.log, 'd'],
  Log10: [Math.log10, 'd'],
  Log2: [Math.log2, 'value', 'x'],
  Sin: [Math.sin, 'a'],
  Sinh: [Math.sinh, 'value', 'x'],
  Sqrt: [Math.sqrt, 'd'],
  Tan: [Math.tan, 'a'],
  Tanh: [Math.tanh, 'value', 'x'],
  Truncate: [Math.trunc, 'd'],
};

const TWO: Readonly<Record<string, readonly [fn: Fn, math: string, mathF?: string]>> = {
  Atan2: [Math.atan2, 'y, x'],
  IEEERemainder: [ieeeRemainder, 'x, y'],
  Pow: [power, 'x, y'],
  Log: [logarithm, 'a, newBase', 'x, y'],
};

/** The rows for `double` or `float`; `round` brings a result into the type. */
export function functions(t: 'double' | 'float', round: (value: number) => number): Record<string, Row> {
  const f = t === 'float';
  const rows: Record<string, Row> = {
    [`static ${t} E { get; }`]: constant(round(Math.E)),
    [`static ${t} PI { get; }`]: constant(round(Math.PI)),
    [`static ${t} Tau { get; }`]: constant(round(2 * Math.PI)),
  };
  for (const [name, [fn, math, mathF]] of Object.entries(ONE))
    rows[`static ${t} ${name}(${t} ${f ? (mathF ?? 'x') : math})`] = f ? (x: number) => round(fn(x) as number) : fn;
  for (const [name, [fn, math, mathF]] of Object.entries(TWO)) {
    const [a, b] = (f ? (mathF ?? math) : math).split(', ');
    rows[`static ${t} ${name}(${t} ${a}, ${t} ${b})`] = f ? (x: number, y: number) => round(fn(x, y) as number) : fn;
  }
  return rows;
}

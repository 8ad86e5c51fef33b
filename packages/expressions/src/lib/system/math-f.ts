import { typeDef } from '../../types/define.ts';
import { copySign, maxMagnitude, minMagnitude } from '../../values/math-number.ts';
import { roundHalfEven, roundSingle, roundSingleTo } from '../../values/math-round.ts';
import { signOf } from './math-comparing.ts';
import { functions } from './math-functions.ts';

/** `System.MathF`: the functions of `Math` for float, computed in double and rounded. */
export const SystemMathF = typeDef('System.MathF', {
  kind: 'static class',
  documented: 'none',
  members: {
    ...functions('float', Math.fround),
    'static float Abs(float x)': Math.abs,
    'static float Max(float x, float y)': Math.max,
    'static float Min(float x, float y)': Math.min,
    'static int Sign(float x)': signOf,
    'static float CopySign(float x, float y)': copySign,
    'static float MaxMagnitude(float x, float y)': maxMagnitude,
    'static float MinMagnitude(float x, float y)': minMagnitude,
    'static float Round(float x)': roundHalfEven,
    'static float Round(float x, int digits)': (x: number, digits: number) => roundSingle(x, digits),
    'static float Round(float x, MidpointRounding mode)': roundSingleTo,
    'static float Round(float x, int digits, MidpointRounding mode)': roundSingle,
  },
});

import { categoryOf } from './char-category.ts';

/**
 * `char.GetNumericValue`: the value of digits, fractions, Roman and circled numbers of the basic plane; -1 of anything
 * else. Source: Unicode's Numeric_Value as .NET keeps it (ideographs that mean numbers are left out there too).
 */

/** Runs of characters that count upwards, `first*count:value`, in hex and decimal; decimal digits are not listed. */
const RUNS = `
b2*2:2 b9:1 bc:0.25 bd:0.5 be:0.75 9f4:0.0625 9f5:0.125 9f6:0.1875 9f7:0.25 9f8:0.75 9f9:16 b72:0.25 
b73:0.5 b74:0.75 b75:0.0625 b76:0.125 b77:0.1875 bf0:10 bf1:100 bf2:1000 c78*4:0 c7c*3:1 d58:0.00625 
d59:0.025 d5a:0.0375 d5b:0.05 d5c:0.1 d5d:0.15 d5e:0.2 d70:10 d71:100 d72:1000 d73:0.25 d74:0.5 d75:0.75 
d76:0.0625 d77:0.125 d78:0.1875 f2a:0.5 f2b:1.5 f2c:2.5 f2d:3.5 f2e:4.5 f2f:5.5 f30:6.5 f31:7.5 f32:8.5 
f33:-0.5 1369*10:1 1373:20 1374:30 1375:40 1376:50 1377:60 1378:70 1379:80 137a:90 137b:100 137c:10000 
16ee*3:17 17f0*10:0 19da:1 2070:0 2074*6:4 2080*10:0 2150:1/7 2151:1/9 2152:0.1 2153:1/3 2154:2/3 2155:0.2 
2156:0.4 2157:0.6 2158:0.8 2159:1/6 215a:5/6 215b:0.125 215c:0.375 215d:0.625 215e:0.875 215f:1 2160*12:1 
216c:50 216d:100 216e:500 216f:1000 2170*12:1 217c:50 217d:100 217e:500 217f:1000 2180:1000 2181:5000 
2182:10000 2185:6 2186:50 2187:50000 2188:100000 2189:0 2460*20:1 2474*20:1 2488*20:1 24ea:0 24eb*10:11 
24f5*10:1 24ff:0 2776*10:1 2780*10:1 278a*10:1 2cfd:0.5 3007:0 3021*9:1 3038:10 3039:20 303a:30 3192*4:1 
3220*10:1 3248:10 3249:20 324a:30 324b:40 324c:50 324d:60 324e:70 324f:80 3251*15:21 3280*10:1 32b1*15:36 
a6e6*9:1 a6ef:0 a830:0.25 a831:0.5 a832:0.75 a833:0.0625 a834:0.125 a835:0.1875 f96b:3 f973:10 f978:2 
f9b2:0 f9d1:6 f9d3:6 f9fd:10
`;

let values: ReadonlyMap<number, number> | undefined;

function read(): ReadonlyMap<number, number> {
  const map = new Map<number, number>();
  for (const [, first, count = '1', whole, divisor = '1'] of RUNS.matchAll(/(\w+)(?:\*(\d+))?:([-\d.]+)(?:\/(\d))?/g))
    for (let i = 0; i < Number(count); i++) map.set(parseInt(first!, 16) + i, Number(whole) / Number(divisor) + i);
  return map;
}

const DECIMAL_DIGIT = 8;

export function numericValue(c: number): number {
  if (c <= 0x7f) return c >= 0x30 && c <= 0x39 ? c - 0x30 : -1;
  if (categoryOf(c) !== DECIMAL_DIGIT) return (values ??= read()).get(c) ?? -1;
  // decimal digits stand in runs of ten; the runs of Unicode never touch in the wrong phase
  let zero = c;
  while (categoryOf(zero - 1) === DECIMAL_DIGIT && c - zero < 9) zero--;
  return c - zero;
}

import { generic, type Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { newArray } from '../../values/array-of.ts';
import { argumentOutOfRange } from '../../values/exception.ts';
import { sequence } from '../../values/linq/cursors.ts';
import { charge } from '../../values/run.ts';

/** Sequences from nothing: a part of System.Linq.Enumerable. As sources they charge for every element. */
export const generation: Readonly<Record<string, Row>> = {
  'static IEnumerable<TResult> Empty<TResult>()': generic((t: Type) => () => newArray(t, [])),
  'static IEnumerable<int> Range(int start, int count)': (start: number, count: number) => {
    if (count < 0 || start + count - 1 > 0x7fffffff) argumentOutOfRange('count');
    return sequence(T.int(), () => {
      let next = start;
      return (out) => {
        if (next >= start + count) return false;
        charge(1);
        out.current = next++;
        return true;
      };
    });
  },
  'static IEnumerable<TResult> Repeat<TResult>(TResult element, int count)': generic(
    (t: Type) => (element, count: number) => {
      if (count < 0) argumentOutOfRange('count');
      return sequence(t, () => {
        let left = count;
        return (out) => {
          if (left-- <= 0) return false;
          charge(1);
          out.current = element;
          return true;
        };
      });
    },
  ),
};

import type { Span } from '@sluice/parser';
import type { LocalFunction } from '../syntax/ast-statements.ts';
import { isSubtype, sameType } from '../types/convert.ts';
import { declaredMembers, isNullable, isReferenceType, isValueType } from '../types/registry.ts';
import { displayName, unknownType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import { diag } from './messages.ts';

/** `where T : …` of a local function, checked where it is called. */

/** Whether the type arguments meet what the function demands; the first that does not is reported at `at`. */
export function meetsConstraints(b: Binder, s: LocalFunction, typeArgs: readonly Type[], at: Span): boolean {
  for (const c of s.constraints) {
    const type = typeArgs[s.typeParams.indexOf(c.param)];
    if (type === undefined || type === unknownType) continue;
    const names = { type: displayName(type), param: c.param, name: `${s.name}<${s.typeParams.join(', ')}>()` };
    for (const d of c.demands) {
      if (d === 'class') {
        if (isReferenceType(type)) continue;
        return refuse(b, diag('CS0452', at, names));
      }
      if (d === 'struct') {
        if (isValueType(type) && !isNullable(type)) continue;
        return refuse(b, diag('CS0453', at, names));
      }
      if (d === 'new') {
        if (creatable(type)) continue;
        return refuse(b, diag('CS0310', at, names));
      }
      const wanted = b.quietly(() => b.rules.type(b, d)).result;
      if (wanted !== unknownType && !sameType(type, wanted) && !isSubtype(type, wanted))
        return refuse(
          b,
          diag(isReferenceType(type) ? 'CS0311' : 'CS0315', at, { ...names, wanted: displayName(wanted) }),
        );
    }
  }
  return true;
}

function refuse(b: Binder, d: ReturnType<typeof diag>): false {
  b.report(d);
  return false;
}

const creatable = (type: Type): boolean =>
  isValueType(type) ||
  (type.kind === 'named' &&
    type.def.kind === 'class' &&
    declaredMembers(type.def, '.ctor').some((c) => c.params.length === 0));

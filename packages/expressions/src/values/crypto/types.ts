import { typeDef, type Row, type TypeDef } from '../../types/define.ts';
import { invalidCast } from '../exception.ts';
import { isSubtype as isAssignable } from '../../types/convert.ts';
import { runtimeTypeOf } from '../object.ts';
import { type as typeNamed } from '../../types/registry.ts';
import { runtimeName } from '../../types/type.ts';
import { createByName } from './crypto-config.ts';
import { platformNotSupported, NO_AUTOMATIC } from './errors.ts';

/** How the families of cryptography types are declared: an abstract class, its `Create`, and the classes behind it. */
const NAMESPACE = 'System.Security.Cryptography.';

/** A concrete class that adds nothing to its base but a constructor, or not even that. */
export const concrete = (
  className: string,
  base: string,
  make: (() => unknown) | null,
  documented: 'all' | 'none' = 'none',
  members: Readonly<Record<string, Row>> = {},
): TypeDef =>
  typeDef(NAMESPACE + className, {
    kind: 'class',
    base,
    documented,
    members: { ...(make === null ? {} : { 'new()': make }), ...members },
  });

/** `Create(name)` of an abstract class: null for a name that nobody knows, InvalidCastException for another family's. */
export const creator = (className: string) => (name: string | null): unknown => {
  const made = createByName(name);
  if (made === null) return null;
  const from = runtimeTypeOf(made);
  const to = typeNamed(NAMESPACE + className);
  return isAssignable(from, to)
    ? made
    : invalidCast(`Unable to cast object of type '${runtimeName(from)}' to type '${runtimeName(to)}'.`);
};

/** `Create()` of a class that has no default. */
export const noDefault = (): never => platformNotSupported(NO_AUTOMATIC);

import { typeDef, type Row, type TypeDef } from '../../types/define.ts';
import { type as typeNamed } from '../../types/registry.ts';
import { caster } from '../instance-of.ts';
import { createByName } from './crypto-config.ts';
import { NO_AUTOMATIC, platformNotSupported } from './errors.ts';

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
export const creator =
  (className: string) =>
  (name: string | null): unknown =>
    caster(typeNamed(NAMESPACE + className))(createByName(name));

/** `Create()` of a class that has no default. */
export const noDefault = (): never => platformNotSupported(NO_AUTOMATIC);

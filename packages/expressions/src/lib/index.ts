import type { TypeDef } from '../types/define.ts';
import { register } from '../types/registry.ts';
import { exported } from './index.generated.ts';

/** Fills the registry with every type definition that the files of this folder export. */
const isTypeDef = (v: unknown): v is TypeDef => typeof v === 'object' && v !== null && 'clrName' in v && 'members' in v;

let loaded = false;

/** Idempotent; called by the public entry points, so that importing a part of the package costs nothing. */
export function loadLibrary(): void {
  if (loaded) return;
  loaded = true;
  const defs = new Set<TypeDef>();
  for (const value of exported) {
    if (isTypeDef(value)) defs.add(value);
    else if (Array.isArray(value)) for (const item of value) if (isTypeDef(item)) defs.add(item);
  }
  register([...defs]);
}

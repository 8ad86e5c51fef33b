import { test } from 'vitest';
import { readdirSync } from 'node:fs';
import { declaredMembers, declaredNames, register } from '../types/registry.ts';
import type { TypeDef } from '../types/define.ts';
test('x', async () => {
  const all: TypeDef[] = [];
  for (const area of readdirSync(new URL('../lib/', import.meta.url))) {
    if (area.includes('.')) continue;
    const folder = new URL(`../lib/${area}/`, import.meta.url);
    for (const f of readdirSync(folder)) {
      if (!f.endsWith('.ts') || f.endsWith('.test.ts') || f.includes('generated')) continue;
      const m = (await import(new URL(f, folder).href)) as Record<string, unknown>;
      all.push(...Object.values(m).filter((x): x is TypeDef => typeof x === 'object' && x !== null && 'clrName' in x));
    }
  }
  register(all);
  for (const d of all) if (d.name.startsWith('Sluice.')) for (const n of declaredNames(d)) for (const m of declaredMembers(d, n)) {
    if (m.returns.kind === 'null' || m.params.some((p) => p.type.kind === 'null')) console.log('unresolved', d.name, m.signature);
  }
});

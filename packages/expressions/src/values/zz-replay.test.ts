import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { ask } from '../../../../test/dotnet/ask.ts';
const here = new URL('../../../../test/dotnet/', import.meta.url);
const contexts = JSON.parse(readFileSync(new URL('contexts.json', here), 'utf8'));
for (const c of Object.values(contexts) as any[]) { for (const k of Object.values(c.certificates ?? {}) as any[]) if (k.key) k.pem += '\n' + k.key; for (const [n, v] of Object.entries(c.variables ?? {}) as any[]) if (v.type === 'xml') delete c.variables[n]; }
test('replay', () => {
  for (const f of (process.env.FILES ?? 'crypto').split(',')) {
    let bad = 0, n = 0;
    for (const line of readFileSync(new URL(`answers/${f}.jsonl`, here), 'utf8').trim().split('\n')) {
      const r = JSON.parse(line); n++;
      const got = ask(r.code, r.context === undefined ? null : contexts[r.context]);
      let ok: boolean;
      if (r.diagnostics) ok = got.diagnostics?.some((d) => d.code === r.diagnostics.find((x: any) => x.severity === 'error').code) ?? false;
      else if (r.throws) ok = got.throws === r.throws;
      else if (r.null) ok = got.null === true;
      else ok = got.type === r.type && got.value === r.value;
      if (!ok) { bad++; console.log('DIFF', r.id, r.code.slice(0, 400), '\n   want', JSON.stringify({ ...r, id: 0, code: 0, context: r.context }).slice(0, 500), '\n   got ', JSON.stringify(got).slice(0, 700)); }
      else if (r.message && r.throws && got.message !== r.message) console.log('MSG', r.id, r.code.slice(0,200), '\n   want', r.message, '\n   got ', got.message);
    }
    console.log(f, n, 'bad', bad);
  }
}, 60000);

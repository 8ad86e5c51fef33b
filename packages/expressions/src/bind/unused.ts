import type { Diagnostic } from '@sluice/parser';
import { diag } from './messages.ts';
import type { Local } from './symbols.ts';
import { childrenOf, type AnyNode } from './walk.ts';

/** Variables that are declared and never read. */
export function unused(body: AnyNode): readonly Diagnostic[] {
  const declared: { readonly local: Local; readonly constant: boolean; readonly assigned: boolean }[] = [];
  const read = new Set<Local>();
  const written = new Set<Local>();
  const stack: AnyNode[] = [body];
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    if (n.kind === 'Declare' && n.local.name !== '')
      declared.push({
        local: n.local,
        assigned: n.value !== null,
        constant: n.value === null || n.value.kind === 'Const',
      });
    if (n.kind === 'LocalRef') read.add(n.local);
    if (n.kind === 'Try')
      for (const c of n.catches)
        if (c.local !== null) declared.push({ local: c.local, assigned: false, constant: true });
    if (n.kind === 'Assign' && n.target.kind === 'LocalRef') {
      written.add(n.target.local);
      stack.push(n.value);
      continue;
    }
    stack.push(...childrenOf(n));
  }
  return declared
    .filter(({ local, constant }) => !read.has(local) && constant && local.role !== 'using')
    .map(({ local, assigned }) =>
      assigned || written.has(local)
        ? diag('CS0219', local.span, { name: local.name })
        : diag('CS0168', local.span, { name: local.name }),
    );
}

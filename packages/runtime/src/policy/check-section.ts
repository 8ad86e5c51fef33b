import type { Binding } from './binding.ts';
import type { BoundElement, BoundPolicy } from './bound.ts';

/** The rules that look at a whole section: what may stand there once, and what must not stand inside what. */
export function checkSection(statements: readonly BoundPolicy[], b: Binding): void {
  const bases = statements.filter((p) => p.def.name === 'base');
  if (b.section === 'backend') {
    // resolvers of fields stand beside each other and beside what forwards; requests for other fields pass them by
    const extra = statements.filter((p) => p.def.name !== 'set-graphql-resolver')[1];
    if (extra !== undefined) b.report('APIM2017', extra.element.nameSpan);
  } else if (bases[1] !== undefined) b.report('APIM2016', bases[1].element.span);
  const seen = new Set<string>();
  for (const { policy, ancestors } of walk(statements, []))
    for (const c of policy.def.constraints) {
      const { name } = policy.def;
      const report = c.doubt ? b.warn : b.report;
      // A statement of a fragment has its span in the fragment's file: what is told here is where it is included.
      const at = [policy, ...ancestors.toReversed()].find(({ file }) => file === b.file)?.element.nameSpan;
      if (at === undefined) continue;
      if (c.kind === 'oncePerSection') {
        if (seen.has(name)) report('APIM2024', at, { policy: name });
        seen.add(name);
      } else if (c.kind === 'notInside' && ancestors.some(({ def }) => def.name === c.name))
        report('APIM2025', at, { policy: name, name: c.name });
    }
}

interface Visit {
  readonly policy: BoundPolicy;
  readonly ancestors: readonly BoundPolicy[];
}

/** Every statement, those inside others and inside their child elements included, with those around it, outermost first. */
export function* walk(statements: readonly BoundPolicy[], ancestors: readonly BoundPolicy[] = []): Generator<Visit> {
  for (const policy of statements) {
    yield { policy, ancestors };
    yield* walkInside(policy, [...ancestors, policy]);
  }
}

function* walkInside(element: BoundElement, ancestors: readonly BoundPolicy[]): Generator<Visit> {
  yield* walk(element.policies, ancestors);
  for (const children of element.elements.values()) for (const child of children) yield* walkInside(child, ancestors);
}

import type { Span } from '@sluice/parser';
import type { Switch } from '../syntax/ast-statements.ts';
import { implicitConversion, isSubtype } from '../types/convert.ts';
import { unknownType, voidType, type Type } from '../types/type.ts';
import { T } from '../types/registry.ts';
import type { Binder, SwitchLabels } from './binder.ts';
import type { Bound, BoundPattern } from './bound.ts';
import type { BoundLabelCase, BoundStatement, BoundSwitch } from './bound-statements.ts';
import { diag } from './messages.ts';
import { localsOf } from './scope-locals.ts';

/** `switch`: labels are patterns; sections share one scope. */
export function bindSwitch(b: Binder, s: Switch): BoundStatement {
  let value = b.rules.value(b, s.value);
  if (value.type === voidType) value = b.fail(diag('CS8119', s.value.span, { found: 'void' }));
  return b.inScope(() => {
    const seen: Seen = { all: false, constants: new Set(), types: [] };
    let hasDefault = false;
    const around = labelsOf(b, s, value);
    const sections = s.sections.map((section): BoundSwitch['sections'][number] =>
      b.inScope(() => {
        const labels = section.labels.map((l): BoundLabelCase => {
          if (l.pattern === null) {
            if (hasDefault) b.report(diag('CS0152', l.span, { value: 'default:' }));
            hasDefault = true;
            return { pattern: null, guard: null, span: l.span };
          }
          const pattern = b.rules.pattern(b, l.pattern, value);
          const guard = l.guard === null ? null : b.rules.converted(b, l.guard, T.bool());
          checkRepeated(b, pattern, guard, seen, l.span);
          return { pattern, guard, span: l.span };
        });
        const statements = b.withJumps({ breakable: true, around }, () => b.rules.statements(b, section.statements));
        return { labels, statements, span: section.span };
      }),
    );
    const operand = boxed(b, value);
    return { kind: 'Switch', span: s.span, value: operand, locals: localsOf(b.scope), sections };
  });
}

/** The constants are bound for `goto case` only where there is one: labels further down are not bound yet then. */
function labelsOf(b: Binder, s: Switch, value: Bound): SwitchLabels {
  const labels = s.sections.flatMap((section) => section.labels);
  let constants: Set<unknown> | null = null;
  const bindConstants = (): Set<unknown> => {
    const found = new Set<unknown>();
    for (const { pattern } of labels) {
      if (pattern?.kind !== 'ConstantPattern') continue;
      const { result } = b.quietly(() => b.rules.converted(b, pattern.value, value.type));
      if (result.kind === 'Const') found.add(result.value);
    }
    return found;
  };
  return {
    type: value.type,
    hasDefault: labels.some((l) => l.pattern === null),
    constants: () => (constants ??= bindConstants()),
  };
}

const boxed = (b: Binder, e: Bound): Bound =>
  e.kind === 'Error' || e.type === unknownType ? e : b.rules.convert(b, e, T.object());

function checkRepeated(b: Binder, p: BoundPattern, guard: Bound | null, seen: Seen, label: Span): void {
  const handled = seen.all || seen.types.some((t) => takes(t, p));
  if (p.kind === 'constant' && seen.constants.has(p.value))
    b.report(diag('CS0152', label, { value: `case ${String(p.value)}:` }));
  else if (handled) b.report(diag('CS8120', p.span));
  if (guard !== null && !(guard.kind === 'Const' && guard.value === true)) return;
  if (p.kind === 'constant') seen.constants.add(p.value);
  else if (p.kind === 'type') seen.types.push(p.target);
  else seen.all = true;
}

/** Whether all that a pattern matches is of the type. */
function takes(type: Type, p: BoundPattern): boolean {
  if (p.kind === 'any' || (p.kind === 'constant' && p.value === null)) return false;
  const of = p.kind === 'type' ? p.target : p.type;
  return of !== unknownType && (isSubtype(of, type) || implicitConversion(of, type)?.kind === 'box');
}

/** What the labels so far have taken: a later label for the same is unreachable. */
interface Seen {
  all: boolean;
  readonly constants: Set<unknown>;
  readonly types: Type[];
}

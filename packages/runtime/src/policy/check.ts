import type { Span } from '@sluice/parser';
import type { Binding } from './binding.ts';
import type { BoundElement } from './bound.ts';
import type { Constraint } from './constraint.ts';
import { isTemplated } from './named-values.ts';
import { abbreviate } from './value.ts';

/** Applies the rules that hold between the parts of one element. Those that look beyond it are applied per document. */
export function checkConstraints(bound: BoundElement, b: Binding): void {
  for (const constraint of bound.def.constraints) checkConstraint(constraint, bound, bound.element.name, b);
}

function checkConstraint(c: Constraint, bound: BoundElement, policy: string, b: Binding): void {
  const at = bound.element.nameSpan;
  const report = c.doubt ? b.warn : b.report;
  switch (c.kind) {
    // of whole sections, not of one element
    case 'oncePerSection':
    case 'notInside':
      return;
    case 'needsExternalCache':
      if (b.inService?.service.externalCache === false) report('APIM2054', at);
      return;
    case 'notInFragment':
      if (b.inFragment) report('APIM2037', at, { policy });
      return;
    case 'exactlyOneOf':
    case 'atMostOneOf':
    case 'atLeastOneOf': {
      const present = c.names.filter((name) => has(bound, name));
      if (present.length === 0 && c.kind !== 'atMostOneOf')
        report('APIM2021', at, { policy, names: list(c.names, 'or') });
      if (present.length > 1 && c.kind !== 'atLeastOneOf')
        report('APIM2020', at, { policy, names: list(c.names, 'or'), count: present.length });
      return;
    }
    case 'together': {
      const absent = c.names.filter((name) => !has(bound, name));
      if (absent.length > 0 && absent.length < c.names.length)
        report('APIM2021', at, { policy, names: list(absent, 'and') });
      return;
    }
    case 'onlyWith': {
      if (has(bound, c.name) && !(c.value === null ? has(bound, c.other) : isValue(bound, c.other, c.value)))
        report('APIM2022', at, {
          policy,
          name: c.name,
          other: c.value === null ? c.other : `${c.other}="${c.value}"`,
        });
      return;
    }
    case 'requiredUnless': {
      if (!has(bound, c.name) && !c.values.some((v) => isValue(bound, c.other, v)) && !isOpen(bound, c.other))
        report('APIM2021', at, { policy, names: `${c.name}, unless ${c.other} is ${list(c.values, 'or')}` });
      return;
    }
    case 'requiredWith': {
      const other = bound.attributes.get(c.other);
      if (!has(bound, c.name) && other?.kind === 'literal' && other.value === c.value)
        report('APIM2021', at, { policy, names: `${c.name} where ${c.other} is ${c.value}` });
      return;
    }
    case 'formWithout': {
      const found = bound.attributes.get(c.name);
      if ((c.other !== null && has(bound, c.other)) || found?.kind !== 'literal') return;
      const value = String(found.value);
      if (c.form.accepts(value) || (!b.final && isTemplated(value))) return;
      report('APIM2004', found.span, {
        policy,
        name: c.name,
        expected: c.other === null ? c.form.name : `${c.form.name} where there is no ${c.other}`,
        value: abbreviate(value),
        hint: '',
      });
      return;
    }
    case 'distinct': {
      const seen = new Set<unknown>();
      for (const child of bound.elements.get(c.child) ?? []) {
        const found = child.attributes.get(c.attribute);
        if (found?.kind !== 'literal') continue;
        if (seen.has(found.value))
          report('APIM2038', found.span, { child: c.child, attribute: c.attribute, value: String(found.value) });
        seen.add(found.value);
      }
      return;
    }
    case 'alone': {
      const children = bound.elements.get(c.child) ?? [];
      const one = children.find(({ text }) => text?.kind === 'literal' && text.value === c.text);
      if (one !== undefined && children.length > 1)
        report('APIM2041', one.element.nameSpan, { parent: policy, name: c.child, text: c.text });
      return;
    }
    case 'atMostBeside': {
      const counted = (bound.elements.get(c.child) ?? []).filter(
        (child) => !c.values.some((v) => isValue(child, c.attribute, v)),
      );
      const extra = counted[c.max];
      if (extra !== undefined)
        report('APIM2040', extra.element.nameSpan, { parent: policy, name: c.child, max: c.max });
      return;
    }
    case 'order': {
      let highest = -1;
      for (const { name, span } of childNames(bound)) {
        const rank = c.names.indexOf(name);
        if (rank < 0) continue;
        if (rank < highest) report('APIM2023', span, { policy, name, other: c.names[highest]! });
        else highest = rank;
      }
      return;
    }
    case 'once': {
      const seen = new Set<string>();
      for (const { name, span } of childNames(bound)) {
        if (!c.names.includes(name)) continue;
        if (seen.has(name)) report('APIM2010', span, { parent: policy, name, max: 1 });
        seen.add(name);
      }
      return;
    }
    case 'literalText': {
      for (const child of bound.policies)
        if (child.def.name === c.name && child.text?.kind === 'expression')
          report('APIM2005', child.text.span, { name: 'the text', policy: c.name });
      return;
    }
    default:
      c satisfies never;
  }
}

const has = (bound: BoundElement, name: string): boolean =>
  name === 'text'
    ? bound.text !== null
    : bound.attributes.has(name) || bound.elements.has(name) || bound.policies.some((p) => p.def.name === name);

const isOpen = (bound: BoundElement, name: string): boolean => bound.attributes.get(name)?.kind === 'open';

function isValue(bound: BoundElement, name: string, value: string): boolean {
  const found = bound.attributes.get(name);
  return found !== undefined && (found.kind !== 'literal' || String(found.value) === value);
}

function childNames(bound: BoundElement): { name: string; span: Span }[] {
  return bound.element.children.flatMap((n) => (n.kind === 'Element' ? [{ name: n.name, span: n.nameSpan }] : []));
}

const list = (names: readonly string[], word: string): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)!}`;

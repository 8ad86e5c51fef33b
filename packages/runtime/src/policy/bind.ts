import type { Attribute, Element, Node, Span } from '@sluice/parser';
import type { Place } from '../exchange/failure.ts';
import { attr, type AttributeDef, type TextDef } from './attribute.ts';
import type { Binding } from './binding.ts';
import type { BoundElement, BoundPolicy, BoundValue } from './bound.ts';
import { checkConstraints } from './check.ts';
import type { ElementDef, PolicyDef, PolicyList } from './define.ts';
import { isPlaceholder, isStrayText } from './nodes.ts';
import { checkReferences } from './references.ts';
import { bindTemplate } from './template.ts';
import { bindAttribute, bindText } from './value.ts';

/** Every policy may carry an id: LastError.PolicyId. */
export const ID = attr.string('Names the statement in LastError.PolicyId.', { expressions: 'disputed' });

/** Statements in order. `list` says which may stand here; `parent` is the path of the element around them. */
export function bindStatements(
  nodes: readonly Node[],
  list: PolicyList,
  parent: Place | null,
  b: Binding,
): BoundPolicy[] {
  const names = new Counter();
  const bound: BoundPolicy[] = [];
  for (const node of nodes) {
    if (node.kind === 'Element') {
      const policy = bindStatement(node, list, parent, names.next(node.name), b);
      if (policy !== null) bound.push(policy);
    } else reportStrayText(node, b);
  }
  return bound;
}

function bindStatement(
  element: Element,
  list: PolicyList,
  parent: Place | null,
  index: number,
  b: Binding,
): BoundPolicy | null {
  const { name, nameSpan } = element;
  const def = b.definitions.get(name);
  if (def === undefined) {
    const known = list === 'any' || list === null ? b.definitions.keys() : list;
    if (parent !== null && list !== 'any') reportStray(element, parent, known, b);
    else b.report('APIM2001', nameSpan, { name, hint: b.nearest(name, known) });
    return null;
  }
  if (list !== 'any' && list?.includes(name) !== true) {
    reportStray(element, parent!, list ?? [], b);
    return null;
  }
  if (name === 'base' && (parent !== null || b.inFragment)) {
    b.report('APIM2015', element.span);
    return null;
  }
  if (list === 'any') checkPlace(def, nameSpan, b);
  return bindPolicy(element, def, parent, index, b);
}

function checkPlace(def: PolicyDef, span: Span, b: Binding): void {
  if (!b.anywhere && !def.sections.includes(b.section)) {
    const parameters = { policy: def.name, section: b.section, allowed: def.sections.join(', ') || 'no section' };
    if (def.disputedSections.includes(b.section)) b.report('APIM2033', span, parameters);
    else b.report('APIM2006', span, parameters);
  }
  if (b.scope !== null && !b.anyScope && !def.scopes.includes(b.scope))
    b.report('APIM2007', span, { policy: def.name, scope: b.scope, allowed: def.scopes.join(', ') });
}

function bindPolicy(element: Element, def: PolicyDef, parent: Place | null, index: number, b: Binding): BoundPolicy {
  const id = element.attributes.find((a) => a.name === 'id')?.value;
  const place: Place = {
    policy: def.name,
    path: step(parent, element.name, index),
    section: b.section,
    scope: b.scope,
    policyId: id?.kind === 'Text' ? id.text : null,
  };
  const content = bindElement(element, def, place, b);
  checkReferences(content, b);
  const policies = def.name === 'include-fragment' ? bindFragment(content, place, b) : content.policies;
  return { ...content, policies, def, section: b.section, file: b.file };
}

/** The parts that policies and child elements have in common. `templated`: the statement's content is a Liquid template. */
function bindElement(
  element: Element,
  def: ElementDef | PolicyDef,
  place: Place,
  b: Binding,
  templated = false,
): BoundElement {
  const isPolicy = 'name' in def;
  const open = isPolicy ? def.documented !== 'reference' : def.open;
  const attributes = bindAttributes(element, def, isPolicy, open, place, b);
  const liquid = isLiquid(attributes);
  const isTemplate = liquid || (templated && def.text?.markup === true);
  const bound: BoundElement = {
    def,
    element,
    place,
    attributes,
    text: def.text === null ? null : (isTemplate ? bindTemplate : bindContent)(element, def.text, b, place),
    ...bindChildren(element, def, { open, templated: liquid }, place, b),
  };
  if (!element.children.some(isPlaceholder)) checkCounts(bound, b);
  checkConstraints(bound, b);
  return bound;
}

function bindContent(element: Element, def: TextDef, b: Binding, place: Place): BoundValue | null {
  const text = bindText(element, def, place, b);
  if (text === null && def.required !== false)
    (def.required === 'disputed' ? b.warn : b.report)('APIM2012', element.nameSpan, {
      name: element.name,
      doc: sentence(def.doc),
    });
  return text;
}

/** Child elements with a meaning of their own, and the statements between them. Markup is content, not children. */
function bindChildren(
  element: Element,
  def: ElementDef | PolicyDef,
  { open, templated }: { readonly open: boolean; readonly templated: boolean },
  place: Place,
  b: Binding,
): Pick<BoundElement, 'elements' | 'policies'> {
  const elements = new Map<string, BoundElement[]>();
  const statements: Node[] = [];
  const names = new Counter();
  for (const node of def.text?.markup === true ? [] : element.children) {
    if (node.kind === 'Element' && Object.hasOwn(def.elements, node.name)) {
      const childPlace = { ...place, path: step(place, node.name, names.next(node.name)) };
      const bound = bindElement(node, def.elements[node.name]!, childPlace, b, templated);
      const siblings = elements.get(node.name);
      if (siblings === undefined) elements.set(node.name, [bound]);
      else siblings.push(bound);
    } else if (def.policies !== null) {
      if (node.kind === 'Element' || def.text === null) statements.push(node);
    } else if (open) continue;
    else if (node.kind === 'Element') reportStray(node, place, Object.keys(def.elements), b);
    else if (def.text === null && isStrayText(node)) b.report('APIM2011', node.span, { name: element.name });
  }
  const policies = def.policies === null ? [] : bindStatements(statements, def.policies, place, b);
  return { elements, policies };
}

const isLiquid = (attributes: ReadonlyMap<string, BoundValue>): boolean => {
  const template = attributes.get('template');
  return template?.kind === 'literal' && String(template.value).toLowerCase() === 'liquid';
};

function bindAttributes(
  element: Element,
  def: ElementDef | PolicyDef,
  takesId: boolean,
  open: boolean,
  place: Place,
  b: Binding,
): Map<string, BoundValue> {
  const bound = new Map<string, BoundValue>();
  const given = new Set<string>();
  for (const attribute of element.attributes) {
    const { name } = attribute;
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    given.add(name);
    const attributeDef = definitionOf(attribute, def, takesId);
    if (attributeDef === undefined) {
      if (!open)
        b.report('APIM2002', attribute.nameSpan, {
          policy: element.name,
          name,
          hint: b.nearest(name, Object.keys(def.attributes)),
        });
      continue;
    }
    const value = bindAttribute(attribute, attributeDef, place, b);
    if (value !== null) bound.set(name, value);
  }
  for (const [name, { required, doc }] of Object.entries(def.attributes))
    if (required !== false && !given.has(name))
      (required === 'disputed' ? b.warn : b.report)('APIM2003', element.nameSpan, {
        policy: element.name,
        name,
        doc: sentence(doc),
      });
  return bound;
}

const definitionOf = (attribute: Attribute, def: ElementDef | PolicyDef, takesId: boolean): AttributeDef | undefined =>
  Object.hasOwn(def.attributes, attribute.name)
    ? def.attributes[attribute.name]
    : takesId && attribute.name === 'id'
      ? ID
      : undefined;

function checkCounts(bound: BoundElement, b: Binding): void {
  for (const [name, def] of Object.entries(bound.def.elements)) {
    const found = bound.elements.get(name) ?? [];
    const report = def.disputed ? b.warn : b.report;
    if (found.length < def.min)
      report('APIM2009', bound.element.nameSpan, { parent: bound.element.name, name, doc: sentence(def.doc) });
    const extra = found[def.max];
    if (extra !== undefined)
      report('APIM2010', extra.element.nameSpan, { parent: bound.element.name, name, max: def.max });
  }
}

function bindFragment(include: BoundElement, place: Place, b: Binding): readonly BoundPolicy[] {
  const id = include.attributes.get('fragment-id');
  if (b.inFragment) {
    b.report('APIM2027', include.element.span, { hint: '' });
    return [];
  }
  if (id?.kind !== 'literal' || b.fragments === null) return [];
  const policies = b.fragments.bind(String(id.value), place, b);
  if (policies === null)
    b.report('APIM2026', id.span, { id: String(id.value), hint: b.nearest(String(id.value), b.fragments.ids()) });
  return policies ?? [];
}

function reportStray(element: Element, parent: Place, known: Iterable<string>, b: Binding): void {
  const name = element.name;
  b.report('APIM2008', element.nameSpan, {
    name,
    parent: lastName(parent.path),
    hint: b.definitions.has(name) ? '' : b.nearest(name, known),
  });
}

export function reportStrayText(node: Node, b: Binding): void {
  if (isStrayText(node)) b.report('APIM2030', node.span);
  else if (b.final && isPlaceholder(node)) b.report('APIM2034', node.span);
}

const step = (parent: Place | null, name: string, index: number): string =>
  parent === null ? `${name}[${index}]` : `${parent.path}/${name}[${index}]`;

const lastName = (path: string): string => /([^/[\]]+)\[\d+\]$/.exec(path)?.[1] ?? path;

/** Docs end with a full stop; messages do not. */
const sentence = (doc: string): string => doc.charAt(0).toLowerCase() + doc.slice(1).replace(/\.$/, '');

/** Counts elements of one parent by name, from 1. */
class Counter {
  private readonly counts = new Map<string, number>();

  next(name: string): number {
    const n = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, n);
    return n;
  }
}

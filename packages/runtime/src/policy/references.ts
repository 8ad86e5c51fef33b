import { suggest, type Span } from '@sluice/parser';
import type { Reference } from './attribute.ts';
import type { Binding } from './binding.ts';
import type { BoundElement, BoundValue } from './bound.ts';
import { isTemplated } from './named-values.ts';
import { Names, plainThumbprint, type KnownApi, type KnownOperation } from './service.ts';

/**
 * Whether what the literals of a statement name is there in the service, where its description is at hand. Which
 * attribute names what stands in its definition. Expressions, named values and placeholders are not known before they
 * are filled in: nothing is said of them.
 */
export function checkReferences(policy: BoundElement, b: Binding): void {
  const around = b.inService;
  if (around === null) return;
  const { apis } = around.service;
  const api = around.api === null ? null : (apis?.get(around.api) ?? null);
  visit(policy, { api, operation: operationOf(api, around.operation) }, b);
}

/** The API and the operation that a reference is read in. */
interface Within {
  readonly api: KnownApi | null;
  readonly operation: KnownOperation | null;
}

const operationOf = (api: KnownApi | null, id: string | null): KnownOperation | null =>
  (id === null ? null : api?.operations?.find((o) => isSame(o.id, id))) ?? null;

const isSame = (name: string | null, text: string): boolean => name?.toLowerCase() === text.toLowerCase();

/** A literal that names something. */
interface Named {
  readonly text: string;
  readonly value: BoundValue & { readonly kind: 'literal' };
  readonly attribute: string;
  readonly bound: BoundElement;
  readonly within: Within;
}

function visit(bound: BoundElement, within: Within, b: Binding): void {
  let inner = within;
  for (const [attribute, { refersTo }] of Object.entries(bound.def.attributes)) {
    const value = bound.attributes.get(attribute);
    if (refersTo === null || value === undefined) continue;
    const isApi = refersTo === 'api' || refersTo === 'api-name';
    const text = value.kind === 'literal' ? String(value.value) : null;
    if (value.kind === 'literal' && text !== null && !isOpen(text, b)) {
      if (isApi) inner = withinApi(text, refersTo, bound, inner, b);
      CHECKS[refersTo]({ text, value, attribute, bound, within }, b);
    } else if (isApi) inner = { ...inner, api: null };
  }
  for (const children of bound.elements.values()) for (const child of children) visit(child, inner, b);
}

/** What stands in the middle of a text is a mistake of another kind, and what is meant by it is an expression. */
const isOpen = (text: string, b: Binding): boolean => /@[({]/.test(text) || (!b.final && isTemplated(text));

/** An id wins over a name that stands beside it. */
function withinApi(
  text: string,
  by: 'api' | 'api-name',
  { attributes }: BoundElement,
  within: Within,
  b: Binding,
): Within {
  const { apis } = b.inService!.service;
  if (by === 'api-name' && attributes.has('id')) return within;
  const api = by === 'api' ? apis?.get(text) : [...(apis?.values() ?? [])].find(({ name }) => isSame(name, text));
  return { ...within, api: api ?? null };
}

const CHECKS: Readonly<Record<Reference, (named: Named, b: Binding) => void>> = {
  backend(named, b) {
    // the word for a sidecar of Dapr
    if (named.text !== 'dapr') expect(named, 'backend', b.inService!.service.backends, b);
  },
  'event-hub-logger'(named, b) {
    const { loggers } = b.inService!.service;
    const type = loggers?.get(named.text) ?? null;
    if (type !== null && type !== 'azureEventHub')
      b.report('APIM2052', named.value.span, { id: named.text, type, policy: named.bound.element.name });
    else expect(named, 'logger', loggers, b);
  },
  certificate: (named, b) => expect(named, 'certificate', b.inService!.service.certificates, b),
  thumbprint: (named, b) =>
    expect(
      { ...named, text: plainThumbprint(named.text) },
      'certificate with the thumbprint',
      b.inService!.service.thumbprints,
      b,
    ),
  'openid-config'({ text, value }, b) {
    const { openIdConfigs } = b.inService!.service;
    if (openIdConfigs?.has(text) === false)
      b.report('APIM2053', value.span, { url: text, hint: b.nearest(text, openIdConfigs.written) });
  },
  cache({ text, value }, b) {
    if (text === 'external' && b.inService!.service.externalCache === false) b.report('APIM2054', value.span);
  },
  api(named, b) {
    const { apis } = b.inService!.service;
    expect(named, 'API', apis, b);
    if (apis?.has(named.text) !== false) expectInProduct(named, named.text, b);
  },
  'api-name'(named, b) {
    const { apis } = b.inService!.service;
    if (apis === null || named.bound.attributes.has('id')) return;
    const all = [...apis.values()];
    expectName(named, 'API', all, b);
    const found = all.find(({ name }) => isSame(name, named.text));
    if (found !== undefined) expectInProduct(named, found.id, b);
  },
  operation: (named, b) => expectOperation(named, ({ id }) => id, b),
  'operation-name'(named, b) {
    if (!named.bound.attributes.has('id')) expectOperation(named, ({ name }) => name, b);
  },
  'url-template': checkTemplate,
};

/** What a kind of thing is called in messages; the service was seen to refuse the sure ones. */
type Entity = 'backend' | 'logger' | 'certificate' | 'certificate with the thumbprint' | 'API' | 'operation';
const SURE: ReadonlySet<Entity> = new Set<Entity>(['backend']);

function expect<T>({ text, value }: Named, entity: Entity, names: Names<T> | null, b: Binding): void {
  if (names?.has(text) === false) reportUnknown(text, entity, names.written, value.span, b);
}

/** Names that only people read; where one is not known, any could be meant. */
function expectName(
  { text, value }: Named,
  entity: Entity,
  among: readonly { readonly name: string | null }[],
  b: Binding,
): void {
  const names = among.map(({ name }) => name);
  if (names.some((name) => name === null || isSame(name, text))) return;
  reportUnknown(text, entity, names as readonly string[], value.span, b);
}

function expectOperation(named: Named, key: (of: KnownOperation) => string | null, b: Binding): void {
  const { api } = named.within;
  const operations = api?.operations ?? null;
  if (operations !== null)
    expectName(
      named,
      'operation',
      operations.map((o) => ({ name: key(o) })),
      b,
    );
}

/** What a product limits for an API that it does not have is never counted. */
function expectInProduct({ text, value }: Named, api: string, b: Binding): void {
  const { product, service } = b.inService!;
  if (product !== null && service.products?.get(product)?.has(api) === false)
    b.report('APIM2057', value.span, { api: text, product });
}

function reportUnknown(id: string, entity: Entity, known: Iterable<string>, span: Span, b: Binding): void {
  const report = SURE.has(entity) ? b.report : b.warn;
  report('APIM2050', span, { entity, id, hint: b.nearest(id, known) });
}

/**
 * The service refuses a template with a parameter that the operation does not have. For a whole API it is a mistake
 * where none of its operations has it.
 */
function checkTemplate(named: Named, b: Binding): void {
  const { text, value, within } = named;
  const operations = within.operation === null ? (within.api?.operations ?? []) : [within.operation];
  if (operations.length === 0 || (within.operation === null && b.inService!.operation !== null)) return;
  const known = new Names(operations.flatMap(({ parameters }) => Array.from(parameters, (p) => [p, null] as const)));
  for (const { 0: written, 1: name, index } of text.matchAll(/\{\*?([^{}?]+)\}/g)) {
    if (known.has(name!)) continue;
    const near = suggest(name!, known.written);
    const report = within.operation === null ? b.warn : b.report;
    report('APIM2051', spanIn(named, index, index + written.length) ?? value.span, {
      name: name!,
      where: within.operation === null ? 'any operation of the API' : `the operation, ${within.operation.urlTemplate}`,
      hint: near === undefined ? '' : `; did you mean "${near}"?`,
    });
  }
}

/** A part of a literal, in the file; null where the literal is not what the file holds. */
function spanIn({ bound, attribute, text }: Named, start: number, end: number): Span | null {
  const value = bound.element.attributes.find(({ name }) => name === attribute)?.value;
  return value?.kind === 'Text' && value.text === text ? value.map.span({ start, end }) : null;
}

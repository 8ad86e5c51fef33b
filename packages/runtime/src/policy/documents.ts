import type { SourceFile } from '@sluice/parser';
import { parseDocument, type Diagnostic, type Document, type Element, type Node } from '@sluice/parser';
import { Binding, type FragmentSource, type Surroundings } from './binding.ts';
import { bindStatements, reportStrayText } from './bind.ts';
import type { BoundPolicy } from './bound.ts';
import { checkSection } from './check-section.ts';
import { SECTIONS, type Scope, type Section } from './vocabulary.ts';

/** A policy document, a fragment, or bare statements (which stand for inbound), bound. */
export interface BoundDocument {
  readonly file: SourceFile;
  readonly document: Document;
  readonly form: 'policies' | 'fragment' | 'statements';
  /** A section that the document does not have is absent. */
  readonly sections: ReadonlyMap<Section, readonly BoundPolicy[]>;
}

export interface BindOptions extends Surroundings {
  /** Null: not known. */
  readonly scope: Scope | null;
  /** The scope is only assumed: what belongs in another one is no error. */
  readonly anyScope?: boolean;
}

/** Reads and binds one file. Any text gives a document; what is wrong with it goes to `report`. */
export function bindDocument(file: SourceFile, options: BindOptions, report: (d: Diagnostic) => void): BoundDocument {
  const { document, diagnostics } = parseDocument(file.text);
  diagnostics.forEach(report);
  return bindParsed(file, document, options, report);
}

export function bindParsed(
  file: SourceFile,
  document: Document,
  options: BindOptions,
  report: (d: Diagnostic) => void,
): BoundDocument {
  const { scope, anyScope = false } = options;
  const binding = (section: Section): Binding => new Binding(options, file, { section, scope, anyScope }, report);
  const roots = document.children.filter((n): n is Element => n.kind === 'Element');
  const root = roots[0];
  const sections = new Map<Section, readonly BoundPolicy[]>();
  if (root === undefined) {
    binding('inbound').report('APIM2032', document.span);
    return { file, document, form: 'policies', sections };
  }
  if (root.name === 'policies' || root.name === 'fragment') {
    checkWrapper(root, binding('inbound'));
    checkSize(root.name, root, file, binding('inbound'));
    for (const extra of roots.slice(1)) binding('inbound').report('APIM2031', extra.nameSpan);
    if (root.name === 'policies') bindSections(root, sections, binding);
    else {
      const at = { section: 'inbound', scope, anyScope, inFragment: true, anywhere: true } as const;
      sections.set('inbound', bindSection(root.children, new Binding(options, file, at, report)));
    }
    return { file, document, form: root.name, sections };
  }
  if (isSection(root.name)) {
    // A list of sections without <policies> around it: refused by the service, but what is meant is clear.
    binding('inbound').report('APIM2029', root.nameSpan, { name: root.name, hint: '; put it into <policies>' });
    bindSections({ ...root, children: document.children }, sections, binding);
    return { file, document, form: 'policies', sections };
  }
  // The data source of a GraphQL resolver is a document of its own, outside all sections.
  const anywhere = options.definitions.get(root.name)?.sections.length === 0;
  const loose = new Binding(options, file, { section: 'inbound', scope, anyScope, anywhere }, report);
  sections.set('inbound', bindSection(document.children, loose));
  return { file, document, form: 'statements', sections };
}

function bindSection(nodes: readonly Node[], b: Binding): readonly BoundPolicy[] {
  const statements = bindStatements(nodes, 'any', null, b);
  checkSection(statements, b);
  return statements;
}

function bindSections(
  root: Element,
  sections: Map<Section, readonly BoundPolicy[]>,
  binding: (section: Section) => Binding,
): void {
  const other = binding('inbound');
  for (const node of root.children) {
    reportStrayText(node, other);
    if (node.kind !== 'Element') continue;
    if (!isSection(node.name)) {
      const hint = other.definitions.has(node.name) ? '' : other.nearest(node.name, SECTIONS);
      other.report('APIM2013', node.nameSpan, { name: node.name, hint });
      continue;
    }
    if (sections.has(node.name)) {
      other.report('APIM2014', node.nameSpan, { name: node.name });
      continue;
    }
    const b = binding(node.name);
    checkWrapper(node, b);
    sections.set(node.name, bindSection(node.children, b));
  }
}

/** `policies`, `fragment` and the sections take nothing but their content. */
function checkWrapper(element: Element, b: Binding): void {
  for (const { name, nameSpan } of element.attributes)
    if (name !== 'xmlns' && !name.startsWith('xmlns:'))
      b.report('APIM2002', nameSpan, { policy: element.name, name, hint: '' });
}

/** In KiB, of the service's limits. The Consumption tier takes 16 of a document. */
const MOST_KIB = { policies: 256, fragment: 512 } as const;

function checkSize(form: keyof typeof MOST_KIB, root: Element, { text }: SourceFile, b: Binding): void {
  const most = MOST_KIB[form];
  // A UTF-16 unit is at most three bytes of UTF-8: most documents need no counting.
  if (text.length * 3 <= most * 1024) return;
  const size = Math.ceil(new TextEncoder().encode(text).length / 1024);
  if (size > most) b.report('APIM2036', root.nameSpan, { form, size, most });
}

const isSection = (name: string): name is Section => (SECTIONS as readonly string[]).includes(name);

/** The fragments by id; each is parsed once, and bound anew for each place that includes it. */
export function fragmentSource(
  fragments: ReadonlyMap<string, SourceFile>,
  surroundings: Omit<Surroundings, 'fragments'>,
  report: (file: SourceFile, d: Diagnostic) => void,
): FragmentSource {
  const parsed = new Map<string, Document>();
  const source: FragmentSource = {
    ids: () => fragments.keys(),
    bind(id, place, from) {
      const file = fragments.get(id);
      if (file === undefined) return null;
      let document = parsed.get(id);
      if (document === undefined) {
        const read = parseDocument(file.text);
        read.diagnostics.forEach((d) => report(file, d));
        parsed.set(id, (document = read.document));
      }
      const root = document.children.find((n): n is Element => n.kind === 'Element');
      const b = new Binding(
        { ...surroundings, fragments: source },
        file,
        { section: from.section, scope: from.scope, anyScope: from.anyScope, inFragment: true },
        (d) => report(file, d),
      );
      if (root?.name !== 'fragment') {
        b.report('APIM2029', root?.nameSpan ?? document.span, {
          name: root?.name ?? '',
          hint: '; a fragment begins with <fragment>',
        });
        return [];
      }
      checkWrapper(root, b);
      checkSize('fragment', root, file, b);
      return bindStatements(root.children, 'any', place, b);
    },
  };
  return source;
}

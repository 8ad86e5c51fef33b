import { JArray } from '../json/array.ts';
import { checkNesting } from '../json/errors.ts';
import { JObject, JProperty } from '../json/object.ts';
import type { JToken } from '../json/token.ts';
import { nullValue, stringValue } from '../json/value.ts';
import { charge } from '../run.ts';
import { XDocument } from './document.ts';
import { XAttribute, XElement } from './element.ts';
import { XCData, XComment, XDocumentType, XProcessingInstruction } from './leaves.ts';
import { NO_NAMESPACE, XName } from './name.ts';
import { prefixOf } from './namespaces.ts';
import { XText, type XContainer, type XNode, type XObject } from './node.ts';

/**
 * XML as JSON, by the rules of Newtonsoft's XmlNodeConverter: an element is a property, its attributes are `@name`,
 * text beside other things is `#text`, elements of one name are an array, an empty element is null. Attributes in
 * Newtonsoft's own namespace steer it (`json:Array="true"`) and are left out. Comments have no place in the tokens.
 */
const JSON_NAMESPACE = 'http://james.newtonking.com/projects/json';

/** What `SerializeXNode(node, formatting, omitRootObject)` writes. */
export function xmlToken(node: XObject, omitRoot = false): JToken {
  if (omitRoot) return contentOf(node, 0) ?? new JObject();
  const root = new JObject();
  if (node instanceof XDocument) addChildren(root, node, 0);
  else add(root, node, 0);
  return root;
}

const isSteering = (attribute: XAttribute): boolean =>
  attribute.name.namespace.name === JSON_NAMESPACE ||
  (attribute.isNamespaceDeclaration && attribute.value === JSON_NAMESPACE);

const isArray = (node: XObject): boolean =>
  node instanceof XElement &&
  attributesOf(node).some(
    (a) => a.name.namespace.name === JSON_NAMESPACE && a.name.local === 'Array' && /^(1|true)$/.test(a.value),
  );

function attributesOf(element: XElement): XAttribute[] {
  const out: XAttribute[] = [];
  for (let at = element.firstAttribute; at !== null; at = at.nextAttribute) out.push(at);
  // a namespace that nobody declared is declared here
  const namespace = element.name.namespace.name;
  const around = element.parent instanceof XElement ? element.parent.name.namespace.name : '';
  if (namespace !== '' && namespace !== around && (prefixOf(element, namespace) ?? '') === '') {
    const name = new XName(NO_NAMESPACE, 'xmlns');
    if (!out.some((a) => a.name.local === 'xmlns' && a.value === namespace))
      out.unshift(new XAttribute(name, namespace));
  }
  return out;
}

function qualified(local: string, namespace: string, scope: XElement | null): string {
  const prefix = namespace === '' || scope === null ? null : prefixOf(scope, namespace);
  return prefix === null || prefix === '' ? local : `${prefix}:${local}`;
}

const nameWithin = (element: XElement, parent: XContainer): string =>
  qualified(element.name.local, element.name.namespace.name, parent instanceof XElement ? parent : null);

function propertyName(node: XObject): string {
  if (node instanceof XElement) return qualified(node.name.local, node.name.namespace.name, node);
  if (node instanceof XAttribute) {
    if (node.isNamespaceDeclaration) return node.declaredPrefix === '' ? '@xmlns' : `@xmlns:${node.declaredPrefix}`;
    return `@${qualified(node.name.local, node.name.namespace.name, node.element)}`;
  }
  if (node instanceof XCData) return '#cdata-section';
  if (node instanceof XText) return '#text';
  if (node instanceof XComment) return '#comment';
  if (node instanceof XProcessingInstruction) return `?${node.target}`;
  return '!DOCTYPE';
}

/** The value of a node's property; null for what has none. */
function contentOf(node: XObject, depth: number): JToken | null {
  charge(1);
  checkNesting(depth);
  if (node instanceof XElement) return elementToken(node, depth);
  if (node instanceof XAttribute || node instanceof XText) return stringValue(node.value);
  if (node instanceof XProcessingInstruction) return stringValue(node.data);
  if (node instanceof XDocumentType)
    return record([
      ['@name', node.name],
      ['@public', node.publicId],
      ['@system', node.systemId],
      ['@internalSubset', node.internalSubset],
    ]);
  if (!(node instanceof XDocument)) return null;
  const document = new JObject();
  addChildren(document, node, depth);
  return document;
}

function record(members: readonly (readonly [string, string | null])[]): JObject {
  const object = new JObject();
  for (const [name, value] of members) if (value !== null && value !== '') put(object, name, stringValue(value));
  return object;
}

function elementToken(element: XElement, depth: number): JToken {
  const attributes = attributesOf(element);
  const plain = attributes.every(isSteering);
  const { content } = element;
  if (plain && typeof content === 'string' && content !== '') return stringValue(content);
  const only = element.first;
  if (plain && only !== null && only === element.content && only instanceof XText && !(only instanceof XCData))
    return stringValue(only.value);
  if (attributes.length === 0 && only === null && (content ?? '') === '')
    return content === null ? nullValue() : stringValue('');
  const object = new JObject();
  for (const attribute of attributes) if (!isSteering(attribute)) add(object, attribute, depth, element);
  addChildren(object, element, depth);
  return object;
}

/** Children by the names of their properties, in the order in which names come first. */
function addChildren(object: JObject, container: XContainer, depth: number): void {
  if (container instanceof XDocument && container.declaration !== null) {
    const { version, encoding, standalone } = container.declaration;
    put(
      object,
      '?xml',
      record([
        ['@version', version],
        ['@encoding', encoding],
        ['@standalone', standalone],
      ]),
    );
  }
  const groups = new Map<string, XNode[]>();
  for (let at = container.firstNode; at !== null; at = at.nextSibling) {
    // grouped by the prefixes of the parent: what a child declares itself counts only where it stands alone
    const name = at instanceof XElement ? nameWithin(at, container) : propertyName(at);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [at]);
    else group.push(at);
  }
  for (const [name, group] of groups) {
    const [first] = group;
    if (group.length === 1 && !isArray(first!)) {
      const value = contentOf(first!, depth + 1);
      if (value !== null) put(object, propertyName(first!), value);
      continue;
    }
    const array = new JArray();
    for (const node of group) {
      const value = contentOf(node, depth + 1);
      if (value !== null) array.append(value);
    }
    put(object, name, array);
  }
}

function add(object: JObject, node: XObject, depth: number, scope: XElement | null = null): void {
  const value = contentOf(node, depth + 1);
  if (value === null) return;
  const name =
    node instanceof XAttribute && scope !== null && !node.isNamespaceDeclaration
      ? `@${qualified(node.name.local, node.name.namespace.name, scope)}`
      : propertyName(node);
  put(object, name, value);
}

function put(object: JObject, name: string, value: JToken): void {
  const property = new JProperty(name);
  property.append(value);
  object.append(property);
}

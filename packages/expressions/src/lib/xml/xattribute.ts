import { accessors, typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { castRows } from '../../values/xml/casts.ts';
import { noAttributes } from '../../values/xml/axes.ts';
import { XAttribute } from '../../values/xml/element.ts';
import { missingParent } from '../../values/xml/errors.ts';
import { attributeText } from '../../values/xml/serialize.ts';
import { newAttribute, setAttributeValue } from '../../values/xml/values.ts';

/** System.Xml.Linq.XAttribute. */
export const SystemXAttribute = typeDef('System.Xml.Linq.XAttribute', {
  kind: 'class',
  base: 'XObject',
  documented: 'all',
  members: {
    'new(XName name, object value)': newAttribute,
    'new(XAttribute other)': (other: XAttribute | null) =>
      other === null ? argumentNull('other') : new XAttribute(other.name, other.value),
    'static IEnumerable<XAttribute> EmptySequence { get; }': noAttributes,
    'XName Name { get; }': (self: XAttribute) => self.name,
    'string Value { get; set; }': accessors((self: XAttribute) => self.value, setAttributeValue),
    'XmlNodeType NodeType { get; }': (self: XAttribute) => self.nodeType,
    'bool IsNamespaceDeclaration { get; }': (self: XAttribute) => self.isNamespaceDeclaration,
    'XAttribute NextAttribute { get; }': (self: XAttribute) => self.nextAttribute,
    'XAttribute PreviousAttribute { get; }': (self: XAttribute) => self.previousAttribute,
    'string ToString()': attributeText,
    'void SetValue(object value)': setAttributeValue,
    'void Remove()': (self: XAttribute) => (self.element ?? missingParent()).removeAttribute(self),
    ...castRows<XAttribute>('XAttribute', 'attribute', (attribute) => attribute.value),
  },
});

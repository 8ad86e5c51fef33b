import { accessors, missing, typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { verifyTarget, XCData, XComment, XDocumentType, XProcessingInstruction } from '../../values/xml/leaves.ts';
import { verifyName } from '../../values/xml/name.ts';
import { XText, type XNode } from '../../values/xml/node.ts';

/** The nodes without children. */
const nodeType = (self: XNode): number => self.nodeType;
const given = (value: string | null): string => value ?? argumentNull('value');
const other = <N>(node: N | null): N => node ?? argumentNull('other');

const writing = {
  'void WriteTo(XmlWriter writer)': missing,
  'Task WriteToAsync(XmlWriter writer, CancellationToken cancellationToken)': missing,
};

const value = accessors(
  (self: XText | XComment) => self.value,
  (self: XText | XComment, text: string | null) => void (self.value = given(text)),
);

export const SystemXText = typeDef('System.Xml.Linq.XText', {
  kind: 'class',
  base: 'XNode',
  documented: 'all',
  members: {
    'new(string value)': (text) => new XText(given(text)),
    'new(XText other)': (node: XText | null) => new XText(other(node).value),
    'XmlNodeType NodeType { get; }': nodeType,
    'string Value { get; set; }': value,
    ...writing,
  },
});

export const SystemXCData = typeDef('System.Xml.Linq.XCData', {
  kind: 'class',
  base: 'XText',
  documented: 'all',
  members: {
    'new(string value)': (text) => new XCData(given(text)),
    'new(XCData other)': (node: XCData | null) => new XCData(other(node).value),
    'XmlNodeType NodeType { get; }': nodeType,
    ...writing,
  },
});

export const SystemXComment = typeDef('System.Xml.Linq.XComment', {
  kind: 'class',
  base: 'XNode',
  documented: 'all',
  members: {
    'new(string value)': (text) => new XComment(given(text)),
    'new(XComment other)': (node: XComment | null) => new XComment(other(node).value),
    'XmlNodeType NodeType { get; }': nodeType,
    'string Value { get; set; }': value,
    ...writing,
  },
});

export const SystemXProcessingInstruction = typeDef('System.Xml.Linq.XProcessingInstruction', {
  kind: 'class',
  base: 'XNode',
  documented: 'all',
  members: {
    'new(string target, string data)': (target: string | null, data: string | null) =>
      new XProcessingInstruction(verifyTarget(target), data ?? argumentNull('data')),
    'new(XProcessingInstruction other)': (node: XProcessingInstruction | null) =>
      new XProcessingInstruction(other(node).target, other(node).data),
    'XmlNodeType NodeType { get; }': nodeType,
    'string Data { get; set; }': accessors(
      (self: XProcessingInstruction) => self.data,
      (self: XProcessingInstruction, data: string | null) => void (self.data = given(data)),
    ),
    'string Target { get; set; }': accessors(
      (self: XProcessingInstruction) => self.target,
      (self: XProcessingInstruction, target: string | null) => void (self.target = verifyTarget(target)),
    ),
    ...writing,
  },
});

export const SystemXDocumentType = typeDef('System.Xml.Linq.XDocumentType', {
  kind: 'class',
  base: 'XNode',
  documented: 'all',
  members: {
    'new(string name, string publicId, string systemId, string internalSubset)': (name, publicId, systemId, subset) =>
      new XDocumentType(verifyName(name, true), publicId, systemId, subset),
    'new(XDocumentType other)': (node: XDocumentType | null) => {
      const { name, publicId, systemId, internalSubset } = other(node);
      return new XDocumentType(name, publicId, systemId, internalSubset);
    },
    'XmlNodeType NodeType { get; }': nodeType,
    'string Name { get; set; }': accessors(
      (self: XDocumentType) => self.name,
      (self: XDocumentType, name: string | null) => void (self.name = verifyName(name, true)),
    ),
    'string PublicId { get; set; }': accessors(
      (self: XDocumentType) => self.publicId,
      (self: XDocumentType, id: string | null) => void (self.publicId = id),
    ),
    'string SystemId { get; set; }': accessors(
      (self: XDocumentType) => self.systemId,
      (self: XDocumentType, id: string | null) => void (self.systemId = id),
    ),
    'string InternalSubset { get; set; }': accessors(
      (self: XDocumentType) => self.internalSubset,
      (self: XDocumentType, subset: string | null) => void (self.internalSubset = subset),
    ),
    ...writing,
  },
});

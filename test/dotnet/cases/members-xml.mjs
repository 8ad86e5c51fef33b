// System.Xml.Linq: every callable member.
import { members } from './_members.mjs';

const names = [
  'XAttribute',
  'XCData',
  'XComment',
  'XContainer',
  'XDeclaration',
  'XDocument',
  'XDocumentType',
  'XElement',
  'XName',
  'XNamespace',
  'XNode',
  'XNodeDocumentOrderComparer',
  'XNodeEqualityComparer',
  'XObject',
  'XProcessingInstruction',
  'XText',
];

export const cases = members(
  names.map((name) => `System.Xml.Linq.${name}`),
  3,
  /CreateReader|CreateWriter|void Save|Load\(string|Annotation|RemoveAnnotations|Changed|Changing/,
);

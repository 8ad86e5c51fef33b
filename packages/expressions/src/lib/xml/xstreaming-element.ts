import { accessors, missing, typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { streamed } from '../../values/xml/content.ts';
import type { XName } from '../../values/xml/name.ts';
import { nodeText } from '../../values/xml/serialize.ts';
import { XStreamingElement } from '../../values/xml/streaming.ts';

const named = (name: XName | null, content: unknown = null): XStreamingElement =>
  new XStreamingElement(name ?? argumentNull('name'), content);

/** System.Xml.Linq.XStreamingElement. */
export const SystemXStreamingElement = typeDef('System.Xml.Linq.XStreamingElement', {
  kind: 'class',
  documented: 'none',
  members: {
    'new(XName name)': (name) => named(name),
    'new(XName name, object content)': named,
    'new(XName name, params object[] content)': named,
    'XName Name { get; set; }': accessors(
      (self: XStreamingElement) => self.name,
      (self: XStreamingElement, name: XName | null) => void (self.name = name ?? argumentNull('value')),
    ),
    'void Add(object content)': (self: XStreamingElement, content) => void self.content.push(content),
    'void Add(params object[] content)': (self: XStreamingElement, content) => void self.content.push(content),
    'string ToString()': (self: XStreamingElement) => nodeText(streamed(self)),
    'string ToString(SaveOptions options)': (self: XStreamingElement, options: number) =>
      nodeText(streamed(self), options),
    'void Save(Stream stream)': missing,
    'void Save(string fileName)': missing,
    'void WriteTo(XmlWriter writer)': missing,
  },
});

import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { argumentNull } from '../../values/exception.ts';
import type { RuntimeType } from '../../values/runtime-type.ts';
import { annotate, annotation, annotations, objectType, removeAnnotations } from '../../values/xml/annotations.ts';
import { documentOf, parentElement } from '../../values/xml/document.ts';
import type { XObject } from '../../values/xml/node.ts';

const given = (type: RuntimeType | null): Type => (type === null ? argumentNull('type') : type.type);

/** System.Xml.Linq.XObject: what nodes and attributes have in common. */
export const SystemXObject = typeDef('System.Xml.Linq.XObject', {
  kind: 'class',
  abstract: true,
  documented: 'all',
  members: {
    'string BaseUri { get; }': () => '',
    'XDocument Document { get; }': documentOf,
    'XmlNodeType NodeType { get; }': (self: XObject) => self.nodeType,
    'XElement Parent { get; }': parentElement,
    'void AddAnnotation(object annotation)': annotate,
    'T Annotation<T>()': generic((t: Type) => (self: XObject) => annotation(self, t)),
    'object Annotation(Type type)': (self: XObject, type: RuntimeType | null) => annotation(self, given(type)),
    'IEnumerable<T> Annotations<T>()': generic((t: Type) => (self: XObject) => annotations(self, t)),
    'IEnumerable<object> Annotations(Type type)': (self: XObject, type: RuntimeType | null) =>
      annotations(self, given(type), objectType()),
    'void RemoveAnnotations<T>()': generic((t: Type) => (self: XObject) => removeAnnotations(self, t)),
    'void RemoveAnnotations(Type type)': (self: XObject, type: RuntimeType | null) =>
      removeAnnotations(self, given(type)),
  },
});

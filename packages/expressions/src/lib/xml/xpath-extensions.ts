import { missing, typeDef } from '../../types/define.ts';
import { exceptionType } from '../../values/exception-type.ts';
import { xpathElement, xpathElements, xpathEvaluate } from '../../values/xml/xpath-extensions.ts';

/** System.Xml.XPath.Extensions: XPath 1.0 over LINQ to XML. */
export const SystemXPathExtensions = typeDef('System.Xml.XPath.Extensions', {
  kind: 'static class',
  documented: 'none',
  members: {
    'static XElement XPathSelectElement(this XNode node, string expression)': (node, e) => xpathElement(node, e),
    'static XElement XPathSelectElement(this XNode node, string expression, IXmlNamespaceResolver resolver)':
      xpathElement,
    'static IEnumerable<XElement> XPathSelectElements(this XNode node, string expression)': (node, e) =>
      xpathElements(node, e),
    'static IEnumerable<XElement> XPathSelectElements(this XNode node, string expression, IXmlNamespaceResolver resolver)':
      xpathElements,
    'static object XPathEvaluate(this XNode node, string expression)': (node, e) => xpathEvaluate(node, e),
    'static object XPathEvaluate(this XNode node, string expression, IXmlNamespaceResolver resolver)': xpathEvaluate,
    'static XPathNavigator CreateNavigator(this XNode node)': missing,
    'static XPathNavigator CreateNavigator(this XNode node, XmlNameTable nameTable)': missing,
  },
});

export const SystemXPathException = exceptionType('System.Xml.XPath.XPathException', { hresult: -2146231997 });

import { attr } from '../policy/attribute.ts';
import { bodyExpression, convertBody } from '../policy/conversion.ts';
import { definePolicy } from '../policy/define.ts';
import { serviceJson } from '../policy/xml-to-json-text.ts';
import { invalidValue } from '../exchange/failure.ts';

export default definePolicy({
  name: 'xml-to-json',
  title: 'Convert XML to JSON',
  category: 'transformation',
  purpose: 'Turns an XML body into JSON.',
  sections: ['inbound', 'outbound', 'on-error'],
  attributes: {
    kind: attr.oneOf(['javascript-friendly', 'direct'], 'direct: as the XML is built; javascript-friendly: simpler.', {
      required: true,
    }),
    apply: attr.oneOf(['always', 'content-type-xml'], 'Always, or only where the Content-Type says XML.', {
      required: true,
    }),
    'consider-accept-header': attr.bool('Whether to convert only where the caller asks for JSON.', { default: true }),
    'always-array-child-elements': attr.bool('Whether child elements always become arrays.', { default: false }),
    'preserve-whitespace-nodes': attr.bool('In the schema only.'),
    'empty-values': attr.oneOf(['preserve', 'as-null'], 'In the schema only.'),
    'trim-values': attr.bool('In the schema only.'),
  },
  // what they make of a document is not published
  unsupported: [
    { attribute: 'kind', value: 'javascript-friendly' },
    { attribute: 'preserve-whitespace-nodes' },
    { attribute: 'empty-values' },
    { attribute: 'trim-values' },
  ],
  notes: [
    'By the rules of Newtonsoft: attributes are @name, text beside other things #text, elements of one name an array; comments are left out.',
    'Prefix and name have a $ between them; the XML declaration becomes version, encoding and standalone beside the root.',
  ],
  examples: ['<xml-to-json kind="direct" apply="always" consider-accept-header="false" />'],
  compile: ({ kind, apply, considerAcceptHeader, alwaysArrayChildElements }, site) => {
    const serialize = bodyExpression('JsonConvert.SerializeXNode(BODY.As<XDocument>(preserveContent: true))', site);
    return (x) => {
      if (kind(x) !== 'direct') throw invalidValue(site.place, 'Only kind="direct" can be run.');
      return convertBody(x, site, {
        from: 'xml',
        to: 'json',
        onlyOfType: apply(x) !== 'always',
        considerAccept: considerAcceptHeader(x),
        convert: () => serviceJson(serialize(x), alwaysArrayChildElements(x)),
      });
    };
  },
});

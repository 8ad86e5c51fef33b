import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';

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
  examples: ['<xml-to-json kind="direct" apply="always" consider-accept-header="false" />'],
});

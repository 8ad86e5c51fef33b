import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'json-to-xml',
  title: 'Convert JSON to XML',
  category: 'transformation',
  purpose: 'Turns a JSON body into XML.',
  sections: ['inbound', 'outbound', 'on-error'],
  disputedSections: ['backend'],
  attributes: {
    apply: attr.oneOf(['always', 'content-type-json'], 'Always, or only where the Content-Type says JSON.', {
      required: true,
    }),
    'consider-accept-header': attr.bool('Whether to convert only where the caller asks for XML.', { default: true }),
    'parse-date': attr.bool('False copies dates as they are.', { default: true, expressions: 'disputed' }),
    'namespace-separator': attr.string('What stands between prefix and name in a property.', { default: '_' }),
    'namespace-prefix': attr.string('Properties that begin so declare namespaces; usually xmlns.'),
    'attribute-block-name': attr.string('The property whose own properties become attributes.'),
    'attribute-prefix': attr.string('In the schema only.'),
    'namespace-block-name': attr.string('In the schema only.'),
    'invalid-character-replacement': attr.string('In the schema only.'),
    'null-values': attr.string('In the schema only.'),
    'trim-values': attr.bool('In the schema only.', { expressions: 'forbidden' }),
    'empty-values': attr.oneOf(['preserve', 'as-null'], 'In the schema only.'),
  },
  examples: ['<json-to-xml apply="always" consider-accept-header="false" parse-date="false" />'],
});

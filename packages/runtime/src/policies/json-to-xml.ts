import { attr } from '../policy/attribute.ts';
import { bodyExpression, convertBody, notConverted } from '../policy/conversion.ts';
import { definePolicy } from '../policy/define.ts';
import { NotXml, xmlOf } from '../policy/json-to-xml-text.ts';

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
  // what they make of a document is not published
  unsupported: [
    { attribute: 'attribute-prefix' },
    { attribute: 'namespace-block-name' },
    { attribute: 'invalid-character-replacement' },
    { attribute: 'null-values' },
    { attribute: 'trim-values' },
    { attribute: 'empty-values' },
  ],
  notes: [
    'A property becomes an element, an array as many, null one with xsi:nil; several at the top get a root named Document.',
    'Values are written as .NET shows them: True, and a parsed date as 12/31/2026 23:59:59.',
  ],
  examples: ['<json-to-xml apply="always" consider-accept-header="false" parse-date="false" />'],
  compile: (args, site) => {
    const parsed = bodyExpression(leavesAsText('BODY.As<JToken>(preserveContent: true)'), site);
    const copied = bodyExpression(
      leavesAsText(
        'JsonConvert.DeserializeObject<JToken>(BODY.As<string>(preserveContent: true), new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })',
      ),
      site,
    );
    return (x) =>
      convertBody(x, site, {
        from: 'json',
        to: 'xml',
        onlyOfType: args.apply(x) !== 'always',
        considerAccept: args.considerAcceptHeader(x),
        convert: () => {
          const json = (args.parseDate(x) ? parsed : copied)(x);
          try {
            return xmlOf(json, {
              separator: args.namespaceSeparator(x),
              namespacePrefix: args.namespacePrefix?.(x) ?? null,
              attributeBlock: args.attributeBlockName?.(x) ?? null,
            });
          } catch (e) {
            throw e instanceof NotXml ? site.fail(notConverted(e.message)) : e;
          }
        },
      });
  },
});

/** The JSON of a token whose numbers, truth values and dates have become the texts that .NET makes of them. */
const leavesAsText = (token: string): string => `@{
  var root = ${token};
  foreach (var leaf in new JArray(root).Descendants().OfType<JValue>().ToList())
    if (leaf.Type != JTokenType.Null) leaf.Value = leaf.ToString();
  return root.ToString(Formatting.None);
}`;

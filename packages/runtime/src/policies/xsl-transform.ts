import { attr, text } from '../policy/attribute.ts';
import { doubtful, oncePerSection, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'xsl-transform',
  title: 'Transform XML using an XSLT',
  category: 'transformation',
  purpose: 'Transforms an XML body with an XSLT 1.0 stylesheet.',
  sections: ['inbound', 'outbound'],
  disputedSections: ['on-error'],
  elements: {
    parameter: child.many('A value for the stylesheet.', {
      attributes: {
        name: attr.string('The name of its xsl:param.', { required: 'disputed' }),
        'parameter-name': attr.string('The same, as one example of the reference writes it.'),
      },
      text: text.string('The value.'),
    }),
    'xsl:stylesheet': child.one('The stylesheet.', {
      disputed: true,
      open: true,
      attributes: { version: attr.string('1.0.', { required: 'disputed', expressions: 'forbidden' }) },
      text: text.markup('Its content.'),
    }),
  },
  constraints: [doubtful(oncePerSection), doubtful(order('parameter', 'xsl:stylesheet'))],
  examples: [
    `<xsl-transform>
  <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
    <xsl:template match="/"><r><xsl:copy-of select="*" /></r></xsl:template>
  </xsl:stylesheet>
</xsl-transform>`,
  ],
});

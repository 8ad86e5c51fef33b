import { dotnet } from '@sluice/expressions';
import type { FailureDetails } from '../exchange/failure.ts';
import { attr, text } from '../policy/attribute.ts';
import { doubtful, oncePerSection, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { after } from '../policy/sending.ts';

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
      text: text.element('The stylesheet itself.'),
    }),
  },
  constraints: [doubtful(oncePerSection), doubtful(order('parameter', 'xsl:stylesheet'))],
  notes: [
    'Parameters are texts that the stylesheet reads as $name, through an xsl:param of its own at the top.',
    'The Content-Type stays. Without a body nothing happens.',
    'The host brings the XSLT processor; without one the statement fails, and says so.',
  ],
  examples: [
    `<xsl-transform>
  <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
    <xsl:template match="/"><r><xsl:copy-of select="*" /></r></xsl:template>
  </xsl:stylesheet>
</xsl-transform>`,
  ],
  compile:
    ({ parameter, 'xsl:stylesheet': sheet }, site) =>
    (x) => {
      const { xslt } = x.host;
      if (xslt === undefined) return site.fail(failure('This gateway has no XSLT processor.'));
      const target = site.message(x);
      return after(target.body?.buffer(), () => {
        const bytes = target.body?.outgoing();
        if (!(bytes instanceof Uint8Array) || bytes.length === 0) return;
        const parameters = parameter.map((p) => [(p.name ?? p.parameterName)?.(x) ?? '', p.text(x)] as const);
        const transformed = xslt({
          stylesheet: sheet?.text(x) ?? '',
          input: dotnet.decode(bytes, target.body!.charset),
          parameters: new Map(parameters),
        });
        return after(transformed, (result) => {
          if (typeof result !== 'string') return site.fail(failure(result.error));
          target.setBody(result);
        });
      });
    },
});

const failure = (message: string): FailureDetails => ({ reason: null, message });

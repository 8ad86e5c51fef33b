import { describe, expect, it } from 'vitest';
import { Exchange } from '../exchange/exchange.ts';
import { Headers } from '../exchange/headers.ts';
import { RequestMessage, type ResponseMessage } from '../exchange/message.ts';
import { encodeUtf8 } from '../exchange/text.ts';
import { Url } from '../exchange/url.ts';
import type { Transformation, Xslt } from '../host/host.ts';
import { MemoryHost } from '../host/memory.ts';
import { loadPolicies } from '../load.ts';

const STYLESHEET = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:param name="agent" /><!-- {{named}} -->
  <xsl:template match="/"><r a="{$agent}">&amp;<xsl:copy-of select="*" /></r></xsl:template>
</xsl:stylesheet>`;

const statement = (parameters = ''): string => `<xsl-transform>${parameters}${STYLESHEET}</xsl-transform>`;

/** Takes a POST of `body` through the policy; the backend answers with `<answer/>`. */
async function run(policy: string, xslt: Xslt | undefined, body = '<in/>'): Promise<Exchange> {
  const { gateway, files } = loadPolicies({ documents: policy, namedValues: { named: 'N' } });
  expect(files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const answer = { status: 200, headers: [['Content-Type', 'text/xml']] as const, body: encodeUtf8('<answer/>') };
  const host = new MemoryHost({ fetch: () => answer, ...(xslt === undefined ? {} : { xslt }) });
  const request = new RequestMessage({
    method: 'POST',
    url: Url.parse('https://api.example.com/')!,
    headers: Headers.from([
      ['Content-Type', 'text/xml'],
      ['User-Agent', 'me'],
    ]),
    body: encodeUtf8(body),
  });
  const exchange = new Exchange(host, request);
  await gateway!.run(exchange);
  return exchange;
}

const textOf = ({ body }: RequestMessage | ResponseMessage): string =>
  new TextDecoder().decode(body!.outgoing() as Uint8Array);

const inbound = (statements: string): string => `<policies><inbound>${statements}</inbound></policies>`;

describe('xsl-transform', () => {
  it('hands the processor the stylesheet, the body and the parameters', async () => {
    const seen: Transformation[] = [];
    const agent = '@(context.Request.Headers.GetValueOrDefault("User-Agent","none"))';
    const parameters = `<parameter name="agent">${agent}</parameter><parameter name="n">1</parameter>`;
    const x = await run(inbound(statement(parameters)), (t) => (seen.push(t), '<out/>'));
    expect(seen).toEqual([
      {
        stylesheet: STYLESHEET.replace('{{named}}', 'N'),
        input: '<in/>',
        parameters: new Map([
          ['agent', 'me'],
          ['n', '1'],
        ]),
      },
    ]);
    expect(textOf(x.request)).toBe('<out/>');
    expect(x.request.headers.line('content-type')).toBe('text/xml');
  });

  it('changes the response in outbound, and waits for a processor that takes its time', async () => {
    const policy = `<policies><inbound /><backend><forward-request /></backend><outbound>${statement()}</outbound></policies>`;
    const x = await run(policy, ({ input }) => Promise.resolve(`[${input}]`));
    expect(textOf(x.response!)).toBe('[<answer/>]');
    expect(textOf(x.request)).toBe('<in/>');
  });

  it('does nothing without a body', async () => {
    const x = await run(inbound(statement()), () => 'never', '');
    expect(textOf(x.request)).toBe('');
    expect(x.lastError).toBeNull();
  });

  it('fails with what the processor says', async () => {
    const x = await run(inbound(statement()), () => ({ error: 'xsl:foo is no instruction' }));
    expect(x.lastError).toMatchObject({ source: 'xsl-transform', message: 'xsl:foo is no instruction' });
    expect(x.response!.statusCode).toBe(500);
  });

  it('says so where there is no processor', async () => {
    const x = await run(inbound(statement()), undefined);
    expect(x.lastError).toMatchObject({ source: 'xsl-transform', message: 'This gateway has no XSLT processor.' });
  });
});

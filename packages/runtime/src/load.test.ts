import { describe, expect, it } from 'vitest';
import { MemoryHost, textResponse } from './host/memory.ts';
import { checkPolicy, loadPolicies } from './load.ts';

/** Of this process, in milliseconds: what else the machine does is no matter. */
const cpuTime = (): number => process.cpuUsage().user / 1000;

const codes = (text: string): string[] => checkPolicy(text).diagnostics.map((d) => d.code);

describe('checking one file by itself', () => {
  it('leaves open what it cannot know: named values, fragments, sections of a fragment, its scope', () => {
    expect(
      codes(
        '<policies><inbound><set-status code="{{code}}" /><include-fragment fragment-id="f" /></inbound></policies>',
      ),
    ).toEqual([]);
    expect(codes('<fragment><forward-request /><cache-store duration="1" /></fragment>')).toEqual([]);
    expect(codes('<policies><inbound><quota calls="1" renewal-period="60" /></inbound></policies>')).toEqual([]);
  });

  it('does not mind policies that cannot be run yet', () => {
    expect(codes('<policies><inbound><validate-jwt header-name="Authorization" /></inbound></policies>')).toEqual([]);
  });

  it('minds a document or fragment of more KiB than the service takes', () => {
    const filled = (root: string, kib: number): string => `<${root}><!--${'é'.repeat(kib * 512)}--></${root}>`;
    expect(codes(filled('policies', 255))).toEqual([]);
    expect(codes(filled('policies', 256))).toEqual(['APIM2036']);
    expect(codes(filled('fragment', 511))).toEqual([]);
    expect(codes(filled('fragment', 512))).toEqual(['APIM2036']);
  });

  it('takes placeholders of other tools as values that come later', () => {
    expect(
      codes('<policies><inbound><set-status code="${code}" /><set-status code="#{code}#" /></inbound></policies>'),
    ).toEqual([]);
    expect(
      codes(
        '<policies><inbound><publish-to-dapr topic="{{topic}}">x</publish-to-dapr><set-header name="X-#{a}#" exists-action="delete" /></inbound></policies>',
      ),
    ).toEqual([]);
  });

  it('takes the data source of a resolver as a document', () => {
    expect(
      codes(
        '<http-data-source><http-request><set-method>GET</set-method><set-url>https://a.example.com</set-url></http-request></http-data-source>',
      ),
    ).toEqual([]);
    expect(
      codes(
        '<policies><inbound><http-data-source><http-request><set-method>GET</set-method><set-url>x</set-url></http-request></http-data-source></inbound></policies>',
      ),
    ).toEqual(['APIM2006']);
  });

  it.each([
    [
      'set-backend-service in outbound',
      '<policies><outbound><set-backend-service base-url="https://a.example.com" /></outbound></policies>',
      'warning APIM2033',
    ],
    [
      'send-request without a variable',
      '<send-request><set-url>x</set-url><set-method>GET</set-method></send-request>',
      'warning APIM2003',
    ],
    [
      'send-request without a method',
      '<send-request response-variable-name="r"><set-url>x</set-url></send-request>',
      'warning APIM2021',
    ],
    ['two base in one section', '<policies><inbound><base /><base /></inbound></policies>', 'warning APIM2016'],
    ['set-status without a reason', '<set-status code="200" />', ''],
    [
      'validate-jwt in the wrong order',
      '<validate-jwt header-name="A"><audiences><audience>a</audience></audiences><openid-config url="u" /></validate-jwt>',
      'error APIM2023',
    ],
  ])('severity follows doubt: %s', (_, text, expected) => {
    expect(
      checkPolicy(text)
        .diagnostics.map((d) => `${d.severity} ${d.code}`)
        .join(),
    ).toBe(expected);
  });
});

describe('hostile documents', () => {
  const bounded = (text: string): void => {
    const started = cpuTime();
    checkPolicy(text);
    loadPolicies({ documents: text });
    expect(cpuTime() - started).toBeLessThan(10_000);
  };
  it('a long text in a template that has no body', () =>
    bounded(
      `<return-response><set-body template="liquid">${'some words '.repeat(20_000)}</set-body></return-response>`,
    ));
  it('10,000 nested elements', () => bounded('<choose><when condition="true">'.repeat(10_000)));
  it('10,000 statements', () =>
    bounded(`<policies><inbound>${'<set-method>GET</set-method>'.repeat(10_000)}</inbound></policies>`));
  it('100,000 unknown attributes and elements', () => {
    bounded(`<policies><inbound>${'<nope/>'.repeat(100_000)}</inbound></policies>`);
    bounded(`<set-method ${Array.from({ length: 20_000 }, (_, i) => `a${i}="1"`).join(' ')}>GET</set-method>`);
  });
  it('a megabyte of braces', () => bounded(`<set-variable name="a" value="${'{{'.repeat(500_000)}" />`));
  it('words that JavaScript knows', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(codes(`<policies><inbound><${name} /></inbound></policies>`)).toContain('APIM2001');
      expect(codes(`<set-method ${name}="1">GET</set-method>`)).toContain('APIM2002');
      expect(codes(`<choose><when condition="true" /><${name} /></choose>`)).toContain('APIM2008');
    }
  });
});

describe('named values', () => {
  it('keep the place of what they are part of', () => {
    const { files } = loadPolicies({
      documents: '<policies><inbound><set-status code="1{{n}}" /></inbound></policies>',
      namedValues: { n: 'many' },
    });
    const [finding] = files[0]!.diagnostics;
    expect(finding).toMatchObject({
      code: 'APIM2004',
      message: 'code of <set-status> must be a whole number from 1 to 999, not "1many"',
    });
    expect(files[0]!.file.text.slice(finding!.span.start, finding!.span.end)).toBe('1{{n}}');
  });

  it('of a Liquid template are output of the template', () => {
    expect(codes('<set-body template="liquid">{{ body.id }} {{context.Api.Name}}</set-body>')).toEqual([]);
  });
});

describe('a lenient run', () => {
  it('passes over what only the service refuses', async () => {
    const documents = '<policies><inbound><forward-request /></inbound><backend /></policies>';
    expect(loadPolicies({ documents }).gateway).toBe(null);
    const { gateway, files } = loadPolicies({ documents, lenient: true });
    expect(files[0]!.diagnostics.map((d) => d.code)).toEqual(['APIM2006']);
    const host = new MemoryHost({ fetch: () => textResponse(201, '') });
    expect((await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host)).status).toBe(201);
  });

  it('does not pass over what cannot be run', () => {
    for (const documents of [
      '<set-status />',
      '<nope />',
      '<set-backend-service />',
      '<cors />',
      '<policies><inbound>',
    ])
      expect(loadPolicies({ documents, lenient: true }).gateway).toBe(null);
  });
});

it('more findings than are kept still stop the run', () => {
  const warnings = '<send-one-way-request><set-url>u</set-url></send-one-way-request>'.repeat(150);
  const { gateway, files } = loadPolicies({ documents: `${warnings}<set-status code="x" />` });
  expect(gateway).toBe(null);
  expect(files[0]!.diagnostics.at(-1)!.code).toBe('XML1000');
});

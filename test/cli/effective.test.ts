import { describe, expect, it } from 'vitest';
import { folder, sluice } from './sluice.ts';

const files = folder({
  'global.xml': `<policies>
  <inbound>
    <cors><allowed-origins><origin>*</origin></allowed-origins></cors>
    <set-header name="X-All"><value>1</value></set-header>
  </inbound>
  <backend><forward-request timeout="20" /></backend>
  <outbound />
  <on-error />
</policies>
`,
  'api.xml': `<policies>
  <!-- of the team -->
  <inbound>
    <set-variable name="first" value="@{
      return 1; // {{named}}
    }" />
    <base />
    <choose>
      <when condition="@(context.Request.Method == "GET")">
        <include-fragment fragment-id="log" />
      </when>
    </choose>
  </inbound>
  <backend><base /></backend>
  <outbound><set-status code="200" reason="OK" /><base /></outbound>
  <on-error><base /></on-error>
</policies>
`,
  'operation.xml': `<policies>
  <inbound><base /><rewrite-uri template="/x" /></inbound>
  <backend><base /></backend>
  <outbound><set-method>GET</set-method></outbound>
</policies>
`,
  'log.xml': `<fragment>
  <trace source="s"><message>one</message></trace>
  <set-header name="X-Log"><value>2</value></set-header>
</fragment>
`,
  'broken.xml': '<policies>\n  <inbound>\n    <nope />\n  </inbound>\n</policies>\n',
  'odd.xml': '<policies><inbound><mock-response /></inbound><backend><mock-response /></backend></policies>',
  'a--b.xml': '<policies><inbound><base /><set-method>PUT</set-method></inbound><backend><base /></backend></policies>',
});
const effective = async (...argv: string[]) => {
  const { status, out, err } = await sluice(['effective', ...argv.map((a) => a.replaceAll('@', `${files}/`))]);
  return { status, out: out.replaceAll(`${files}/`, ''), err: err.replaceAll(`${files}/`, '') };
};

describe('xml', () => {
  it('puts the statements of broader scopes where base stands, each with its source', async () => {
    const { status, out } = await effective('--global', '@global.xml', '--api', '@api.xml');
    expect(status).toBe(0);
    expect(out).toBe(`<policies>
    <inbound>
        <!-- api.xml:4 -->
        <set-variable name="first" value="@{
          return 1; // {{named}}
        }" />

        <!-- global.xml:3 -->
        <cors>
            <allowed-origins>
                <origin>*</origin>
            </allowed-origins>
        </cors>

        <!-- global.xml:4 -->
        <set-header name="X-All">
            <value>1</value>
        </set-header>

        <!-- api.xml:8 -->
        <choose>
            <when condition="@(context.Request.Method == "GET")">
                <include-fragment fragment-id="log" />
            </when>
        </choose>
    </inbound>
    <backend>
        <!-- global.xml:6 -->
        <forward-request timeout="20" />
    </backend>
    <outbound>
        <!-- api.xml:15 -->
        <set-status code="200" reason="OK" />
    </outbound>
    <on-error />
</policies>
`);
  });

  it('expands fragments, also inside statements', async () => {
    const argv = [
      '--api',
      '@api.xml',
      '--operation',
      '@operation.xml',
      '--fragment',
      'log=@log.xml',
      '--section',
      'inbound',
    ];
    const { out } = await effective(...argv);
    expect(out).toBe(`<inbound>
    <!-- api.xml:4 -->
    <set-variable name="first" value="@{
      return 1; // {{named}}
    }" />

    <!-- api.xml:8 -->
    <choose>
        <when condition="@(context.Request.Method == "GET")">
            <!-- api.xml:10 includes log -->
            <!-- log.xml:2 -->
            <trace source="s">
                <message>one</message>
            </trace>
            <!-- log.xml:3 -->
            <set-header name="X-Log">
                <value>2</value>
            </set-header>
        </when>
    </choose>

    <!-- operation.xml:2 -->
    <rewrite-uri template="/x" />
</inbound>
`);
    const kept = await effective(...argv, '--keep-fragments');
    expect(kept.out).toContain('<include-fragment fragment-id="log" />');
    expect(kept.out).not.toContain('trace');
  });

  it('drops what no base asks for, and what a document without the section cuts off', async () => {
    const { out } = await effective('--api', '@api.xml', '--operation', '@operation.xml');
    expect(out).toContain('<!-- operation.xml:4 -->\n        <set-method>GET</set-method>\n    </outbound>');
    expect(out).not.toContain('set-status');
    expect(out).toContain('<on-error />');
  });

  it('without a global policy takes the one that a service begins with', async () => {
    const { out } = await effective('@api.xml', '--section', 'backend');
    expect(out).toBe('<backend>\n    <!-- (built-in global policy):1 -->\n    <forward-request />\n</backend>\n');
  });

  it('is a document whatever the files are called', async () => {
    const { out } = await effective('@a--b.xml', '--section', 'inbound');
    expect(out).toBe('<inbound>\n    <!-- a- -b.xml:1 -->\n    <set-method>PUT</set-method>\n</inbound>\n');
  });
});

it('json: every statement with policy, path, scope, fragment, file and place', async () => {
  const { status, out } = await effective(
    '--global',
    '@global.xml',
    '--api',
    '@api.xml',
    '--fragment',
    'log=@log.xml',
    '--format',
    'json',
  );
  expect(status).toBe(0);
  const { sections } = JSON.parse(out) as { sections: Record<string, unknown[]> };
  expect(Object.keys(sections)).toEqual(['inbound', 'backend', 'outbound', 'on-error']);
  expect(sections.inbound).toHaveLength(4);
  expect(sections.inbound![1]).toEqual({
    policy: 'cors', path: 'cors[1]', scope: 'global', fragment: null, file: 'global.xml', line: 3, column: 5, statements: [],
  }); // prettier-ignore
  const included = { fragment: 'log', scope: 'api', file: 'log.xml', column: 3 };
  expect(sections.inbound![3]).toEqual({
    policy: 'choose', path: 'choose[1]', scope: 'api', fragment: null, file: 'api.xml', line: 8, column: 5,
    statements: [
      {
        policy: 'include-fragment', path: 'choose[1]/when[1]/include-fragment[1]', scope: 'api', fragment: null,
        file: 'api.xml', line: 10, column: 9,
        statements: [
          { ...included, policy: 'trace', path: 'choose[1]/when[1]/include-fragment[1]/trace[1]', line: 2, statements: [] },
          { ...included, policy: 'set-header', path: 'choose[1]/when[1]/include-fragment[1]/set-header[1]', line: 3, statements: [] },
        ],
      },
    ],
  }); // prettier-ignore
});

describe('refuses', () => {
  it('documents with errors, and shows them', async () => {
    const { status, out, err } = await effective('--api', '@broken.xml');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('broken.xml:3:6 error APIM2001: <nope> is no policy');
    expect(err).toContain('1 error; nothing is in effect\n');
  });

  it('what only the service refuses, unless it is asked to be lenient', async () => {
    expect((await effective('@odd.xml')).status).toBe(1);
    const { status, out } = await effective('@odd.xml', '--lenient', '--section', 'backend');
    expect({ status, out }).toEqual({
      status: 0,
      out: '<backend>\n    <!-- odd.xml:1 -->\n    <mock-response />\n</backend>\n',
    });
  });

  it('a fragment that nobody gave, where others are given', async () => {
    const { status, err } = await effective('@api.xml', '--fragment', 'logs=@log.xml');
    expect(status).toBe(1);
    expect(err).toContain('APIM2026');
    expect(err).toContain('did you mean "logs"');
  });

  it.each([
    [[], 'effective takes one policy, or those of the scopes: sluice effective --product FILE --api FILE'],
    [
      ['@api.xml', '--api', '@api.xml'],
      'effective takes one policy, or those of the scopes: sluice effective --product FILE --api FILE',
    ],
    [['@nope.xml'], 'nope.xml: no such file'],
    [['@api.xml', '--fragment', '@log.xml'], '--fragment is ID=FILE, not "log.xml"'],
    [['@api.xml', '--fragment', 'a=@log.xml,a=@log.xml'], 'the fragment a is given twice'],
    [['@api.xml', '--section', 'inbond'], '--section is one of inbound, backend, outbound, on-error, not "inbond"'],
  ])('%j', async (argv, message) => {
    expect(await effective(...argv)).toEqual({ status: 2, out: '', err: `sluice: ${message}\n` });
  });
});

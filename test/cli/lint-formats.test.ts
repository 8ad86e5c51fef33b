import path from 'node:path';
import { parseDocument, walk, type Element } from '@sluice/parser';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES } from '../../packages/cli/src/lint/formats/index.ts';
import { sarifMistakes } from '../helpers/sarif.ts';
import { folder, inbound, sluice } from './sluice.ts';

/** Names and messages that mean something to every format, where they are not escaped. */
const HOSTILE = `a,b;c%0A &<"'\`|*_[x](y).xml`;
const VALUE = "|%0A::error::`x` &lt;b&gt; &quot;' ]]&gt; &#9; \u0001 \u202e --";

const files = folder({
  'good.xml': inbound('<base /><set-variable name="a" value="@(1)" />'),
  'bad.xml': '<policies>\n  <inbound>\n    <nope />\n  </inbound>\n</policies>\n',
  'worse.xml': '<nope />\n',
  'plain.xml': '<set-backend-service base-url="http://orders.example.com" />\n',
  'ruled.xml': '<!-- sluice-disable-next-line plain-http -->\n<set-method>GET</set-method>\n',
  [HOSTILE]: inbound(`<base /><return-response><set-status code="${VALUE}" reason="x" /></return-response>`),
  'binary.xml': Uint8Array.of(0, 255, 254),
});
const at = (name: string): string => path.join(files, name);
const lint = async (format: string, ...names: string[]): Promise<string> => {
  const { out } = await sluice(['lint', ...names.map(at), '--format', format]);
  return out.replaceAll(files, '');
};
/** Every text of an XML format, as a reader of XML gets it. */
function xmlTexts(xml: string): { elements: Element[]; texts: string[] } {
  const { document, diagnostics } = parseDocument(xml);
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  const elements: Element[] = [];
  const texts: string[] = [];
  walk(document, (node) => {
    if (node.kind === 'Element') elements.push(node);
    if (node.kind === 'Text') texts.push(node.text);
  });
  return { elements, texts };
}

describe('pretty', () => {
  it('says once for each kind why it matters, how to mend it and where to read on', async () => {
    const { out } = await sluice(['lint', at('bad.xml'), at('worse.xml'), at('ruled.xml')]);
    expect(out.replaceAll(files, '')).toBe(`/bad.xml:3:6 error APIM2001: <nope> is no policy
  3 |     <nope />
    |      ^^^^
    = Check the spelling against the list of policies. Names are lower-case with hyphens.
    = more: sluice explain APIM2001

/worse.xml:1:2 error APIM2001: <nope> is no policy
  1 | <nope />
    |  ^^^^

/ruled.xml:1:31 warning unused-directive: plain-http finds nothing on that line
  1 | <!-- sluice-disable-next-line plain-http -->
    |                               ^^^^^^^^^^
    = What it was written for is mended, moved or misspelt, and a reader takes it for a reason that
      still holds. Remove it, or correct the name of the rule.
    = more: sluice explain unused-directive
    = --fix: Remove the directive

`);
  });
});

describe('github', () => {
  it('annotates lines', async () => {
    expect(await lint('github', 'bad.xml')).toBe(
      '::error file=/bad.xml,line=3,endLine=3,col=6,endColumn=10,title=APIM2001::<nope> is no policy\n',
    );
  });

  it('is chosen in a job of GitHub Actions, unless something else is asked for or a person looks', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    expect((await sluice(['lint', at('bad.xml')], { env })).out).toMatch(/^::error /);
    expect((await sluice(['lint', at('bad.xml'), '--format=compact'], { env })).out).not.toMatch(/^::/);
    expect((await sluice(['lint', at('bad.xml')], { env, terminal: true })).out).not.toMatch(/^::/);
    expect((await sluice(['lint', at('bad.xml')], { env: { GITHUB_ACTIONS: 'false' } })).out).not.toMatch(/^::/);
  });

  it('lets no text end a command or a property', async () => {
    const lines = (await lint('github', HOSTILE)).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [, properties, data] = /^::(?:error|notice) ([^\n]*?)::([^\n\r]*)$/.exec(line)!;
      const read = Object.fromEntries(properties!.split(',').map((p) => p.split('=') as [string, string]));
      expect(decode(read.file!)).toBe(`/${HOSTILE}`);
      expect(data).not.toMatch(/%(?!25|0A|0D)/);
    }
    expect(lines.join()).toContain('%250A');
  });

  const decode = (text: string): string =>
    text.replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%0A', '\n').replaceAll('%25', '%');
});

describe('gitlab', () => {
  it('has what the code quality report asks for', async () => {
    expect(JSON.parse(await lint('gitlab', 'bad.xml'))).toEqual([
      {
        description: '<nope> is no policy',
        check_name: 'APIM2001',
        fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
        severity: 'critical',
        location: { path: '/bad.xml', lines: { begin: 3, end: 3 } },
      },
    ]);
    expect(JSON.parse(await lint('gitlab', 'good.xml'))).toEqual([]);
  });
});

describe('junit', () => {
  it('has a suite per file, a case per finding, and failures for errors alone', async () => {
    const { elements, texts } = xmlTexts(await lint('junit', 'bad.xml', 'good.xml', 'ruled.xml'));
    const shown = elements.map((e) =>
      [e.name, ...e.attributes.map((a) => `${a.name}=${'text' in a.value ? a.value.text : ''}`)].join(' '),
    );
    expect(shown).toEqual([
      'testsuites name=sluice tests=3 failures=1 errors=0',
      'testsuite name=/bad.xml tests=1 failures=1 errors=0 time=0',
      'testcase classname=/bad.xml name=APIM2001 at 3:6 time=0',
      'failure type=APIM2001 message=<nope> is no policy',
      'testsuite name=/good.xml tests=1 failures=0 errors=0 time=0',
      'testcase classname=/good.xml name=sluice time=0',
      'testsuite name=/ruled.xml tests=1 failures=0 errors=0 time=0',
      'testcase classname=/ruled.xml name=unused-directive at 1:31 time=0',
      'system-out',
    ]);
    expect(texts.join()).toContain('error APIM2001 at 3:6: <nope> is no policy');
  });

  it('has an error for what cannot be read', async () => {
    const { elements } = xmlTexts(await lint('junit', 'binary.xml'));
    expect(elements.map((e) => e.name)).toEqual(['testsuites', 'testsuite', 'testcase', 'error']);
  });
});

describe('checkstyle', () => {
  it('has a file each, with line, column, severity, message and source', async () => {
    expect(await lint('checkstyle', 'bad.xml', 'good.xml')).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<checkstyle version="8.0">',
        '  <file name="/bad.xml">',
        '    <error line="3" column="6" severity="error" message="&#60;nope&#62; is no policy" source="sluice.APIM2001" />',
        '  </file>',
        '  <file name="/good.xml">',
        '  </file>',
        '</checkstyle>',
        '',
      ].join('\n'),
    );
  });
});

describe('markdown', () => {
  it('has a table per file that has findings', async () => {
    expect(await lint('markdown', 'bad.xml', 'good.xml')).toBe(
      [
        '# Sluice',
        '',
        '1 error, 0 warnings in 2 files',
        '',
        '## /bad.xml',
        '',
        '| Place | Severity | Rule | Finding |',
        '| ---: | --- | --- | --- |',
        '| 3:6 | error | APIM2001 | &#60;nope&#62; is no policy |',
        '',
      ].join('\n'),
    );
  });

  it('lets no text become markup', async () => {
    const rows = (await lint('markdown', HOSTILE)).split('\n').filter((line) => line.startsWith('| 1:'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(rows.join()).not.toMatch(/[<>`*]/);
  });
});

describe('sarif', () => {
  it.each([[['bad.xml', 'ruled.xml']], [[HOSTILE]], [['good.xml']], [['binary.xml', 'bad.xml']]])(
    'of %j has what the standard requires',
    async (names) => {
      expect(sarifMistakes(JSON.parse(await lint('sarif', ...names)))).toEqual([]);
    },
  );

  it('the check finds what is wrong', () => {
    const region = { startLine: 0, startColumn: 1, endLine: 1, endColumn: 1, charOffset: 0, charLength: 0 };
    const result = {
      ruleId: 'a',
      ruleIndex: 1,
      level: 'hint',
      message: {},
      locations: [{ physicalLocation: { artifactLocation: { uri: 'a b' }, region } }],
    };
    const log = { version: '2.1', runs: [{ tool: { driver: {} }, columnKind: 'utf16CodeUnits', results: [result] }] };
    expect(sarifMistakes(log).length).toBe(7);
  });

  it('carries what is known of a rule, and its fixes', async () => {
    const log = JSON.parse(await lint('sarif', 'plain.xml', 'ruled.xml')) as {
      runs: [{ tool: unknown; results: unknown[] }];
    };
    expect(log.runs[0].tool).toMatchObject({
      driver: {
        rules: [
          { id: 'plain-http', defaultConfiguration: { level: 'warning' }, properties: { tags: ['security'] } },
          { id: 'unused-directive' },
        ],
      },
    });
    expect(log.runs[0].results[1]).toMatchObject({
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: expect.any(String) } }] }] }],
    });
  });

  it('says what could not be read', async () => {
    const log = JSON.parse(await lint('sarif', 'binary.xml')) as { runs: [{ invocations: unknown[] }] };
    expect(log.runs[0].invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] },
    ]);
  });
});

describe.each(FORMAT_NAMES)('%s', (format) => {
  it('shows hostile names and messages whole and on their own', async () => {
    const out = await lint(format, HOSTILE, 'good.xml');
    expect(out).not.toContain('\u0001');
    if (['pretty', 'compact', 'github', 'markdown'].includes(format)) expect(out).not.toContain('\u202e');
    if (out.startsWith('[') || out.startsWith('{')) expect(() => JSON.parse(out) as unknown).not.toThrow();
    if (out.startsWith('<?xml')) {
      const { elements } = xmlTexts(out);
      const names = elements.flatMap((e) => e.attributes).map((a) => ('text' in a.value ? a.value.text : ''));
      expect(names).toContain(`/${HOSTILE}`);
    }
  });

  it('can show nothing', async () => {
    expect(typeof (await lint(format, 'good.xml'))).toBe('string');
  });
});

import { policies } from '@sluice/runtime';
import { describe, expect, test } from 'vitest';
import type { LintOptions } from './define.ts';
import { lint, rules } from './lint.ts';

const PLAIN = '<set-backend-service base-url="http://orders.example.com" />';

/** `line code: message`, as an editor shows findings. */
const found = (text: string, options?: LintOptions): string[] => {
  const { file, diagnostics } = lint(text, options);
  return diagnostics.map((d) => `${file.position(d.span.start).line} ${d.severity} ${d.code}`);
};

describe('lint', () => {
  test('gives what reader, binder and rules find, in file order', () => {
    expect(found(`${PLAIN}\n<set-headr />\n<set-variable name="v" value="@(1 + )" />\n${PLAIN}`)).toEqual([
      '1 warning plain-http',
      '2 error APIM2001',
      '3 error CS1525',
      '4 warning plain-http',
    ]);
  });

  test('leaves the rules out where the XML is broken', () => {
    expect(found(`${PLAIN}<choose>`).filter((f) => f.includes('plain-http'))).toEqual([]);
  });

  test('takes any text', () => {
    for (const text of ['', '<', '<policies', '\u0000', '<a>'.repeat(10_000), `@(${'('.repeat(10_000)}`, '<!-- -->'])
      expect(lint(text).diagnostics.length).toBeGreaterThan(0);
  });

  test('takes more elements in one than a call takes arguments', () => {
    const header = `<set-header name="X-A" exists-action="append">${'<value>1</value>'.repeat(130_000)}</set-header>`;
    expect(lint(header).diagnostics).toEqual([]);
  });

  test('takes the name of the file from the text', () => {
    expect(lint({ name: 'api.xml', text: PLAIN }).file.name).toBe('api.xml');
  });
});

describe('options', () => {
  test('switch a rule off, or give it another severity', () => {
    expect(found(PLAIN, { rules: { 'plain-http': 'off' } })).toEqual([]);
    expect(found(PLAIN, { rules: { 'plain-http': 'error' } })).toEqual(['1 error plain-http']);
    expect(found('<set-headr />', { rules: { APIM2001: 'off' } })).toEqual(['1 error APIM2001']);
  });

  test('do the same for warnings of reader and binder, and for directives', () => {
    const compared =
      '<choose><when condition="@(context.Variables["a"] == "b")"><set-variable name="v" value="1" /></when></choose>';
    expect(found(compared, { rules: { CS0252: 'off' } })).toEqual([]);
    expect(found(compared, { rules: { CS0252: 'hint' } })).toEqual(['1 hint CS0252']);
    const idle = '<!-- sluice-disable-next-line plain-http --><set-method>GET</set-method>';
    expect(found(idle, { rules: { 'unused-directive': 'error' } })).toEqual(['1 error unused-directive']);
  });

  test('say the scope: the global document needs no base, any other does', () => {
    const text =
      '<policies><inbound /><backend><forward-request timeout="9" /></backend><outbound /><on-error /></policies>';
    expect(found(text)).toEqual([]);
    expect(found(text, { scope: 'global' })).toEqual([]);
    expect(found(text, { scope: 'api' })).toEqual(Array(3).fill('1 warning missing-base'));
  });
});

describe('directives', () => {
  test('silence the next line', () => {
    expect(found(`<!-- sluice-disable-next-line plain-http -- inner network -->\n${PLAIN}`)).toEqual([]);
    expect(found(`<!-- sluice-disable-next-line plain-http: inner network -->\n${PLAIN}`)).toEqual([]);
    expect(found(`<!-- sluice-disable-next-line plain-http -->\n${PLAIN}\n${PLAIN}`)).toEqual(['3 warning plain-http']);
  });

  test('silence several findings at once', () => {
    const line =
      '<send-request mode="new" response-variable-name="v"><set-url>http://a.example.com</set-url><set-method>GET</set-method></send-request>';
    expect(found(line)).toEqual(['1 hint send-request-without-timeout', '1 warning plain-http']);
    expect(found(`<!-- sluice-disable-next-line plain-http, send-request-without-timeout -->\n${line}`)).toEqual([]);
  });

  test('silence the line of a comment in an expression', () => {
    expect(
      found(
        '<set-variable name="v" value="@{\n  return DateTime.Now; /* sluice-disable-line local-time -- cloud only */\n}" />',
      ),
    ).toEqual([]);
  });

  test('silence a warning of the binder by its code, and no error', () => {
    const compared =
      '<choose><when condition="@(context.Variables["a"] == "b")"><set-variable name="v" value="1" /></when></choose>';
    expect(found(compared)).toEqual(['1 warning CS0252']);
    expect(found(`<!-- sluice-disable-next-line CS0252 -->\n${compared}`)).toEqual([]);
    expect(found('<!-- sluice-disable-next-line APIM2001 -->\n<set-headr />')).toEqual([
      '1 warning unused-directive',
      '2 error APIM2001',
    ]);
  });

  test.each([
    ['plain-http', 'plain-http finds nothing on that line'],
    ['plain-htp', 'There is no rule plain-htp; did you mean "plain-http"?'],
    ['', 'This directive names no rule, so it silences nothing'],
  ])('that silence nothing are reported: %j', (id, message) => {
    const { diagnostics } = lint(`<!-- sluice-disable-next-line ${id} -->\n<set-variable name="v" value="1" />`);
    expect(diagnostics.map((d) => d.message)).toEqual([message]);
  });

  test('that silence nothing can be removed', () => {
    const text = '<!-- sluice-disable-next-line plain-http --><set-variable name="v" value="1" />';
    const [edit] = lint(text).diagnostics[0]!.fixes![0]!.edits;
    expect(text.slice(0, edit!.span.start) + text.slice(edit!.span.end)).toBe('<set-variable name="v" value="1" />');
  });
});

test('findings have the id of their rule, which nothing else has', () => {
  expect([...rules.keys()].filter((id) => /^[A-Z]/.test(id))).toEqual([]);
  expect(rules.size).toBeGreaterThanOrEqual(55);
});

test.each(policies.filter((def) => def.documented !== 'retired').map((def) => [def.name, def.examples] as const))(
  'no rule warns of the examples of %s',
  (_, examples) => {
    const warned = examples.flatMap((text) =>
      lint(text).diagnostics.filter((d) => d.severity === 'warning' && rules.has(d.code)),
    );
    expect(warned.map((d) => d.message)).toEqual([]);
  },
);

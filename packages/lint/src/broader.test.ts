import { describe, expect, test } from 'vitest';
import type { LintOptions } from './define.ts';
import { lint } from './lint.ts';

/** What the rules about variables say of a document behind `<base />`, by what is known of the broader scopes. */

const policies = (inbound: string, outbound = ''): string =>
  `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound><base />${outbound}</outbound><on-error><base /></on-error></policies>`;
const set = (value: string): string => `<set-variable name="x" value="${value}" />`;
const when = (condition: string, body: string): string =>
  `<choose><when condition="@(${condition})">${body}</when></choose>`;
const MAYBE = (body: string): string => when('context.Request.Method == "GET"', body);
const CAST = when('(bool)context.Variables["x"]', '<set-method>GET</set-method>');
const READ =
  '<set-header name="X" exists-action="override"><value>@((string)context.Variables["x"])</value></set-header>';
const LOOKUP = '<cache-lookup-value key="k" variable-name="x" />';
const RETURN = '<return-response><set-status code="200" reason="OK" /></return-response>';
const SEND =
  '<send-request mode="new" response-variable-name="x" timeout="5"><set-url>https://a.example</set-url><set-method>GET</set-method></send-request>';
const EMPTY = policies('');

const FLOW = new Set(['variable-cast', 'unset-variable', 'body-consumed', 'dead-branch', 'unread-variable']);
const found = (inbound: string, broader: LintOptions['broader'], scope: 'api' | 'operation' = 'operation'): string[] =>
  lint(policies(inbound), { scope, ...(broader !== undefined && { broader }) }).diagnostics.flatMap((d) =>
    FLOW.has(d.code) ? [d.code] : [],
  );

const NONE = { global: null, workspace: null, product: null, api: null };
const CASES: readonly [string, string, LintOptions['broader'], string[]][] = [
  ['nothing is known', `<base />${CAST}`, undefined, []],
  ['the API sets a text', `<base />${CAST}`, { api: policies(set('true')) }, ['variable-cast']],
  ['the API sets a bool', `<base />${CAST}`, { api: policies(set('@(true)')) }, []],
  [
    'the API sets it behind its base',
    `<base />${CAST}`,
    { api: policies(`<base />${set('true')}`) },
    ['variable-cast'],
  ],
  ['before its base, where a product may set it', `<base />${CAST}`, { api: policies(`${set('true')}<base />`) }, []],
  [
    'before its base, and there is none',
    `<base />${CAST}`,
    { ...NONE, api: policies(`${set('true')}<base />`) },
    ['variable-cast'],
  ],
  ['the global scope sets it', `<base />${CAST}`, { ...NONE, global: policies(set('true')) }, ['variable-cast']],
  [
    'a product may stand in between',
    `<base />${CAST}`,
    { global: policies(set('true')), workspace: null, api: null },
    [],
  ],
  ['the API leaves its base out', `<base />${CAST}`, { ...NONE, global: policies(set('true')), api: EMPTY }, []],
  [
    'the API hands its base on',
    `<base />${CAST}`,
    { ...NONE, global: policies(set('true')), api: policies('<base />') },
    ['variable-cast'],
  ],
  ['what the document sets later goes before', `<base />${set('@(true)')}${CAST}`, { api: policies(set('true')) }, []],
  ['the base comes after the read', `${CAST}<base />`, { api: policies(set('true')) }, ['unset-variable']],
  [
    'a fragment of the API may set it',
    `<base />${CAST}`,
    { api: policies(`${set('true')}<include-fragment fragment-id="f" />`) },
    [],
  ],
  ['on one way only', `<base />${MAYBE(set('a'))}${READ}`, NONE, ['unset-variable']],
  ['on one way only, and a product may have', `<base />${MAYBE(set('a'))}${READ}`, { api: policies('<base />') }, []],
  ['the API sets it on one way only', `<base />${READ}`, { api: policies(MAYBE(set('a'))) }, ['unset-variable']],
  [
    'or answers itself',
    `<base />${READ}`,
    {
      api: policies(
        `<choose><when condition="@(context.Request.Method == "GET")">${RETURN}</when><otherwise>${set('a')}</otherwise></choose>`,
      ),
    },
    [],
  ],
  ['the cache of the API may have nothing', `<base />${READ}`, { api: policies(LOOKUP) }, ['unset-variable']],
  ['then a product may have set it', `<base />${READ}`, { api: policies(`${LOOKUP}<base />`) }, []],
  [
    'then the API asks, and sets it',
    `<base />${READ}`,
    { api: policies(LOOKUP + when('!context.Variables.ContainsKey("x")', set('a'))) },
    [],
  ],
  ['nobody sets it: who calls may', `<base />${READ}`, NONE, []],
  [
    'the API sets it in these letters',
    `<base />${set('a').replace('"x"', '"X"')}${READ}`,
    { api: policies(set('a')) },
    [],
  ],
  ["what nobody reads is the other document's", '<base />', { api: policies(set('a')) }, []],
  ['the API ends every request', `<base />${set('a')}${READ}`, { api: policies(RETURN + set('b')) }, []],
  [
    'the API reads the body of an answer: where to mend that is there',
    '<base /><set-body>@(((IResponse)context.Variables["x"]).Body.As<string>())</set-body>',
    {
      api: policies(
        `${SEND}<set-variable name="b" value="@(((IResponse)context.Variables["x"]).Body.As<string>())" />`,
      ),
    },
    [],
  ],
  ['the API is broken', `<base />${CAST}`, { ...NONE, api: policies(set('true')).replace('</inbound>', '') }, []],
  [
    'another tool decides about the API',
    `<base />${CAST}`,
    { ...NONE, api: policies(`%{ if a ~}${set('true')}%{ endif ~}`) },
    [],
  ],
  ['it is a fragment', `<base />${CAST}`, { ...NONE, api: `<fragment>${set('true')}</fragment>` }, []],
];

describe('an operation', () => {
  test.each(CASES)('%s', (_, inbound, broader, expected) => {
    expect(found(inbound, broader)).toEqual(expected);
  });
});

test('nor is anything said of what a fragment of the API reads', () => {
  const body = '@(((IResponse)context.Variables["x"]).Body.As<string>())';
  const fragments = new Map([
    ['f', `<fragment><set-variable name="b" value="${body.replaceAll('"', '&quot;')}" /></fragment>`],
  ]);
  const api = policies(`${SEND}<include-fragment fragment-id="f" />`);
  const text = policies(`<base /><set-body>${body}</set-body>`);
  expect(lint(text, { scope: 'operation', fragments, broader: { api } }).diagnostics).toEqual([]);
});

test('a scope that is not broader is not asked', () => {
  const broader = { ...NONE, api: policies(set('true')) };
  expect(found(`<base />${CAST}`, broader, 'operation')).toEqual(['variable-cast']);
  expect(found(`<base />${CAST}`, broader, 'api')).toEqual([]);
});

test('what a broader scope sets on one way only, an operation may have set before an API reads it', () => {
  const broader = { ...NONE, global: policies(MAYBE(set('a'))) };
  expect(found(`<base />${READ}`, broader, 'operation')).toEqual(['unset-variable']);
  expect(found(`<base />${READ}`, broader, 'api')).toEqual([]);
});

test('sections see what sections before them set, in every scope', () => {
  const text = policies('<base />', CAST);
  const codes = (broader: NonNullable<LintOptions['broader']>): string[] =>
    lint(text, { scope: 'operation', broader }).diagnostics.flatMap((d) => (FLOW.has(d.code) ? [d.code] : []));
  expect(codes({ ...NONE, global: policies(set('true')) })).toEqual(['variable-cast']);
  expect(codes({ ...NONE, global: policies(set('true')), api: policies('<base />', set('@(true)')) })).toEqual([]);
});

test('findings of broader documents are not reported, and one document is read once for many', () => {
  let read = 0;
  const api = {
    name: 'api.xml',
    get text() {
      read++;
      return policies('<no-such-policy />' + set('true'));
    },
  };
  for (let i = 0; i < 3; i++) expect(found(`<base />${CAST}`, { api })).toEqual(['variable-cast']);
  const codes = lint(policies('<base />'), { scope: 'operation', broader: { api } }).diagnostics.map((d) => d.code);
  expect(codes).toEqual([]);
  expect(read).toBe(1);
});

test('documents that are nothing but bases: it ends', () => {
  const many = policies('<base />'.repeat(200));
  expect(
    found(`${'<base />'.repeat(200)}${CAST}`, { global: many, workspace: many, product: many, api: many }),
  ).toEqual([]);
});

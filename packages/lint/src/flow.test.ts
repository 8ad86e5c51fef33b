import { checkPolicy } from '@sluice/runtime';
import { describe, expect, test } from 'vitest';
import { lint } from './lint.ts';
import { Subject } from './subject.ts';

/**
 * What may be read where. Each document reads `x` once; the answer names the values of the statements that may have set
 * it, `?` where on some way none of the document has, and `*` where what is not to be seen may have.
 */
const reading = (inbound: string, fragments: Readonly<Record<string, string>> = {}): string => {
  const text = inbound.includes('<policies>') ? inbound : `<policies><inbound>${inbound}</inbound></policies>`;
  const read = (id: string): Subject | null =>
    Object.hasOwn(fragments, id) ? new Subject(checkPolicy(fragments[id]!).bound, {}) : null;
  const { flow } = new Subject(checkPolicy(text).bound, {}, read);
  expect(flow.reads.map((r) => r.name)).toEqual(['x']);
  const [{ reaching, open, foreign }] = flow.reads as [(typeof flow.reads)[0]];
  const values = reaching?.map(({ policy }) => {
    const value = policy.attributes.get('value');
    return value?.kind === 'literal' ? String(value.value) : policy.def.name;
  });
  return `${values?.join(' ') ?? 'many'}${open ? ' ?' : ''}${foreign ? ' *' : ''}`.trim();
};

const set = (value: string): string => `<set-variable name="x" value="${value}" />`;
const READ = '<set-header name="X"><value>@((string)context.Variables["x"])</value></set-header>';
const when = (body: string): string => `<when condition="@(context.Request.Method == "GET")">${body}</when>`;
const RETURN = '<return-response><set-status code="200" reason="OK" /></return-response>';

test.each([
  ['nothing sets it', READ, '?'],
  ['set after the read', READ + set('a'), '?'],
  ['set before the read', set('a') + READ, 'a'],
  ['set twice', set('a') + set('b') + READ, 'b'],
  ['its own old value', set('a') + '<set-variable name="x" value="@(context.Variables["x"])" />', 'a'],
  ['in one branch', `<choose>${when(set('a'))}</choose>${READ}`, 'a ?'],
  ['in one branch, and before', `${set('a')}<choose>${when(set('b'))}</choose>${READ}`, 'b a'],
  ['in every branch', `<choose>${when(set('a'))}<otherwise>${set('b')}</otherwise></choose>${READ}`, 'a b'],
  ['in every branch that says when', `<choose>${when(set('a'))}${when(set('b'))}</choose>${READ}`, 'a b'],
  ['in all branches but one', `<choose>${when(set('a'))}<otherwise /></choose>${READ}`, 'a ?'],
  ['the other branch ends', `<choose>${when(set('a'))}<otherwise>${RETURN}</otherwise></choose>${READ}`, 'a'],
  ['the branch that sets it ends', `<choose>${when(set('a') + RETURN)}</choose>${READ}`, '?'],
  ['read in the other branch', `<choose>${when(set('a'))}<otherwise>${READ}</otherwise></choose>`, '?'],
  ['nested branches', `<choose>${when(`<choose>${when(set('a'))}</choose>${set('b')}`)}</choose>${READ}`, 'b ?'],
  ['the cache may have nothing', `<cache-lookup-value key="k" variable-name="x" />${READ}`, 'cache-lookup-value ?'],
  ['or a default', `<cache-lookup-value key="k" variable-name="x" default-value="d" />${READ}`, 'cache-lookup-value'],
  [
    'the cache, or what was there',
    `${set('a')}<cache-lookup-value key="k" variable-name="x" />${READ}`,
    'a cache-lookup-value',
  ],
  ['a retry runs again', `<retry condition="@(true)" count="3" interval="1">${READ}${set('a')}</retry>`, 'a ?'],
  [
    'the condition of a retry comes last',
    `<retry condition="@((string)context.Variables["x"] == "a")" count="3" interval="1">${set('a')}</retry>`,
    'a',
  ],
  ['a broader scope before it', `<base />${READ}`, '? *'],
  ['a broader scope before both', `<base />${set('a')}${READ}`, 'a'],
  ['a broader scope in between', `${set('a')}<base />${READ}`, 'a *'],
  ['a fragment in between', `${set('a')}<include-fragment fragment-id="f" />${READ}`, 'a *'],
  [
    'another section',
    `<policies><inbound>${set('a')}</inbound><backend><forward-request /></backend><outbound>${READ}</outbound></policies>`,
    'a',
  ],
  [
    'sections in any order',
    `<policies><outbound>${READ}</outbound><inbound>${set('a')}</inbound><backend><forward-request /></backend></policies>`,
    'a',
  ],
  [
    'an error may come before it',
    `<policies><inbound>${set('a')}${set('b')}</inbound><on-error>${READ}</on-error></policies>`,
    'a b ?',
  ],
])('%s', (_, document, expected) => {
  expect(reading(document)).toBe(expected);
});

describe('through fragments that are given', () => {
  test.each([
    ['sets it', { f: `<fragment>${set('a')}</fragment>` }, 'a'],
    ['sets something else', { f: '<fragment><set-variable name="y" value="1" /></fragment>' }, '?'],
    [
      'includes another',
      { f: '<fragment><include-fragment fragment-id="g" /></fragment>', g: `<fragment>${set('b')}</fragment>` },
      'b',
    ],
    ['includes itself', { f: `<fragment>${set('a')}<include-fragment fragment-id="f" /></fragment>` }, 'a *'],
    ['is not there', { g: '<fragment />' }, '? *'],
  ])('%s', (_, fragments: Readonly<Record<string, string>>, expected) => {
    expect(reading(`<include-fragment fragment-id="f" />${READ}`, fragments)).toBe(expected);
  });

  test('that include each other many times over: it ends', () => {
    const twice = (id: string): string => `<include-fragment fragment-id="${id}" />`.repeat(2);
    const fragments = Object.fromEntries(
      Array.from({ length: 60 }, (__, i) => [`f${i}`, `<fragment>${twice(`f${i + 1}`)}</fragment>`]),
    );
    expect(reading(`<include-fragment fragment-id="f0" />${READ}`, fragments)).toBe('? *');
  });

  test('a cast is judged by what they set, at the cast', () => {
    const document =
      '<policies><inbound><include-fragment fragment-id="f" /><choose><when condition="@((bool)context.Variables["x"])"><set-variable name="y" value="1" /></when></choose></inbound></policies>';
    const codes = (type: string): string[] => {
      const fragments = new Map([['f', `<fragment><set-variable name="x" value="${type}" /></fragment>`]]);
      return lint(document, { fragments }).diagnostics.map((d) => d.code);
    };
    expect(codes('true')).toEqual(['variable-cast']);
    expect(codes('@(true)')).toEqual([]);
    expect(lint(document).diagnostics).toEqual([]);
  });
});

test('what ends the request is sure for its own section, and likely for those behind it', () => {
  const severities = (inbound: string, outbound: string): string[] =>
    lint(
      `<policies><inbound><base />${inbound}</inbound><backend><base /></backend><outbound><base />${outbound}</outbound><on-error><base /></on-error></policies>`,
    ).diagnostics.map((d) => `${d.severity} ${d.code}`);
  const late = '<set-method>GET</set-method>';
  expect(severities(RETURN + late, '')).toEqual(['warning dead-branch']);
  expect(severities(RETURN, '<set-status code="201" reason="Created" />')).toEqual(['hint dead-branch']);
});

test('a variable that is set a thousand times costs no more for that', () => {
  const text = Array.from({ length: 1000 }, () => `<choose>${when(set('a'))}</choose>${READ}`).join('');
  const { flow } = new Subject(checkPolicy(text).bound, {});
  expect(flow.reads).toHaveLength(1000);
  expect(flow.reads.at(-1)!.reaching).toBeNull();
});

test('nothing follows from the order of statements that another tool chooses', () => {
  const document = `<policies><inbound>%{ if early ~}${RETURN}%{ endif ~}${set('a')}${set('b')}${READ}</inbound></policies>`;
  expect(lint(document).diagnostics).toEqual([]);
  expect(lint(document.replaceAll(/%\{.*?\}/g, '')).diagnostics.map((d) => d.code)).toContain('dead-branch');
});

test('what a fragment takes is told in the document, and mended in the fragment', () => {
  const take = (name: string): string => `<set-variable name="${name}" value="@(context.Request.Body.As<string>())" />`;
  const text = `<policies><inbound><include-fragment fragment-id="f" />${take('b')}</inbound></policies>`;
  const { diagnostics } = lint(text, { fragments: new Map([['f', `<fragment>${take('a')}</fragment>`]]) });
  const [finding, ...others] = diagnostics.filter((d) => d.code === 'body-consumed');
  expect(finding?.message).toMatch(/has taken this body away/);
  expect(finding?.fixes).toBeUndefined();
  expect(others).toEqual([]);
});

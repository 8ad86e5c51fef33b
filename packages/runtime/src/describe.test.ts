import { describe as suite, expect, it } from 'vitest';
import { describe, type PlaceInfo } from './describe.ts';

/** The place is marked by a bar. */
function at(marked: string): PlaceInfo & { readonly text: string } {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { ...describe(text, offset), text };
}

suite('what stands there', () => {
  it.each([
    ['<policies><inb|ound /></policies>', 'section inbound', 'inbound', 'Runs before the request'],
    ['<policies><inbound></inb|ound></policies>', 'section inbound', 'inbound', 'Runs before the request'],
    [
      '<inbound><set-|header name="a" /></inbound>',
      'policy set-header',
      'set-header',
      'Adds, replaces, extends or removes a header',
    ],
    ['<set-header name="a"><val|ue>1</value></set-header>', 'element value', 'value', ''],
    ['<set-header name="a"><value>1</val|ue></set-header>', 'element value', 'value', ''],
    ['<set-header na|me="a" />', 'attribute name', 'name="a"', ''],
    ['<set-header name="|a" />', 'attribute name', 'name="a"', ''],
    ['<set-header name="@(|1)" />', null, '', ''],
    ['<set-header i|d="x" />', 'attribute id', 'id="x"', 'Names the statement'],
    ['<set-method>G|ET</set-method>', 'text set-method', 'GET', ''],
    ['<choose><when condition="true"><ba|se /></when></choose>', 'policy base', 'base', ''],
    ['<unknown><ba|r /></unknown>', null, '', ''],
    ['<set-header nope|="1" />', null, '', ''],
    ['<inbound> | </inbound>', null, '', ''],
    ['|', null, '', ''],
  ])('%s', (marked, what, covered, doc) => {
    const { description, text } = at(marked);
    expect(description === null ? null : `${description.kind} ${description.name}`).toBe(what);
    if (description === null) return;
    expect(text.slice(description.span.start, description.span.end)).toBe(covered);
    expect(description.doc).toContain(doc);
    expect(description.doc).not.toBe('');
  });

  it('says what an attribute takes', () => {
    expect(at('<send-request time|out="1" />').description).toEqual({
      kind: 'attribute',
      name: 'timeout',
      span: { start: 14, end: 25 },
      doc: 'Seconds to wait for the response.',
      facts: ['Value: int, 0 or more', 'Required: no', 'Default: 60', 'Expressions: yes'],
      policy: 'send-request',
    });
  });

  it('says where a policy may stand, and what goes with what', () => {
    const { facts, policy } = at('<in|clude-fragment fragment-id="a" />').description!;
    expect(policy).toBe('include-fragment');
    expect(facts).toContain('Sections: inbound, backend, outbound, on-error');
    expect(at('<c|ors />').description!.facts).toContain('Sections: inbound');
    expect(at('<c|hoose />').description!.facts).toContain('In this order: when, otherwise.');
    expect(at('<choose><w|hen /></choose>').description!.facts).toEqual([
      'Occurs: 1 or more',
      'Statements inside: any policy of the section',
    ]);
  });
});

suite('what could stand there', () => {
  const labels = (marked: string): string[] => at(marked).completions.map((c) => c.label);
  /** The text with the first completion of the name in place. */
  const completed = (marked: string, label: string): string => {
    const { text, completions } = at(marked);
    const { insert, replaces } = completions.find((c) => c.label === label)!;
    return text.slice(0, replaces.start) + insert + text.slice(replaces.end);
  };

  it('a document, sections that are not there yet', () => {
    expect(labels('|')).toEqual(['policies', 'fragment']);
    expect(labels('<policies><inbound /> | </policies>')).toEqual(['backend', 'outbound', 'on-error']);
    expect(labels('<policies><in|bound /></policies>')).toEqual(['inbound', 'backend', 'outbound', 'on-error']);
  });

  it('the policies of the section', () => {
    const inbound = labels('<policies><inbound>|</inbound></policies>');
    expect(inbound).toContain('cors');
    expect(inbound).not.toContain('when');
    expect(inbound).not.toContain('http-data-source');
    expect(labels('<policies><outbound><choose><when>|</when></choose></outbound></policies>')).not.toContain('cors');
    expect(labels('<fragment>|</fragment>')).toEqual(expect.arrayContaining(['cors', 'set-status']));
    expect(labels('<policies><inbound><return-response>|</return-response></inbound></policies>').sort()).toEqual([
      'set-body',
      'set-header',
      'set-status',
    ]);
  });

  it('child elements, as often as they may stand', () => {
    expect(labels('<choose>|</choose>')).toEqual(['when', 'otherwise']);
    expect(labels('<choose><when /><otherwise /> |</choose>')).toEqual(['when']);
  });

  it('attributes that are not there yet, required ones first', () => {
    const offered = labels('<send-request mode="new" |/>');
    expect(offered).toContain('timeout');
    expect(offered).toContain('id');
    expect(offered).not.toContain('mode');
    expect(labels('<include-fragment | />')[0]).toBe('fragment-id');
    expect(labels('<unknown | />')).toEqual([]);
  });

  it('values', () => {
    expect(labels('<send-request mode="|" />')).toEqual(['new', 'copy']);
    expect(labels('<send-request ignore-error="t|r" />')).toEqual(['true', 'false']);
    expect(labels('<send-request mode="@(|)" />')).toEqual([]);
  });

  it.each([
    [
      '<policies><inbound>\n  <set-h|\n</inbound></policies>',
      'set-header',
      '<policies><inbound>\n  <set-header name=""></set-header>\n</inbound></policies>',
    ],
    ['<inbound>\n  <|\n</inbound>', 'base', '<inbound>\n  <base />\n</inbound>'],
    ['<inbound>se|</inbound>', 'set-method', '<inbound><set-method></set-method></inbound>'],
    ['<send-request tim| />', 'timeout', '<send-request timeout="60" />'],
    ['<send-request |/>', 'mode', '<send-request mode="new"/>'],
    ['<send-request t|ime="1" />', 'timeout', '<send-request timeout="1" />'],
    ['<send-request mode="n|" />', 'new', '<send-request mode="new" />'],
    ['<po|', 'policies', '<policies></policies>'],
  ])('%j with %s', (marked, label, expected) => {
    expect(completed(marked, label)).toBe(expected);
  });
});

it('never fails, wherever the cursor stands', () => {
  const text =
    '<policies><inbound>\n<set-header name="@(1 < 2)" x><value>{{a}}</value><!-- --></in\n<choose><when condition=';
  for (let offset = 0; offset <= text.length; offset++)
    for (const cut of [text, text.slice(0, offset)]) expect(describe(cut, offset).completions).toBeInstanceOf(Array);
});

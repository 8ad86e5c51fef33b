import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGravitee, loadGravitee, runGraviteeScenario } from '../../packages/gravitee/src/index.ts';
import type { JsonNode } from '../../packages/gravitee/src/json/ast.ts';
import { parseJson } from '../../packages/gravitee/src/json/parser.ts';
import { flow, mapping, v2, v4 } from './helpers.ts';

function valueOf(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map((m) => [m.name, valueOf(m.value)]));
    case 'array':
      return node.items.map(valueOf);
    case 'string':
    case 'boolean':
      return node.value;
    case 'number':
      return Number(node.text);
    case 'null':
      return null;
  }
}

/** Every place, its text read again. */
function* nodes(node: JsonNode): Generator<JsonNode> {
  yield node;
  if (node.kind === 'object') for (const m of node.members) yield* nodes(m.value);
  if (node.kind === 'array') for (const item of node.items) yield* nodes(item);
}

describe('JSON', () => {
  it('is read as JSON.parse reads it, and every span holds its value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { root, diagnostics } = parseJson(`\uFEFF${text}\r\n`);
        expect(diagnostics).toEqual([]);
        expect(valueOf(root!)).toEqual(JSON.parse(text));
        for (const node of nodes(root!))
          expect(valueOf(node)).toEqual(JSON.parse(`\uFEFF${text}`.slice(node.span.start, node.span.end)));
      }),
    );
  });

  it('is refused where JSON.parse refuses it, at a place in the text', () => {
    const pieces = fc.constantFrom(
      ...Array.from('{}[],:"\\ \n'),
      '"a"',
      'true',
      'null',
      '-',
      '0',
      '1.5',
      'e',
      '\u0001',
      'u00e9',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const { root, diagnostics } = parseJson(text);
        expect(root !== null).toBe(valid);
        for (const { span } of diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['100,000 lists', '['.repeat(100_000)],
    ['100,000 objects', '{"a":'.repeat(100_000)],
  ])('%s inside each other are one finding', (_, text) => {
    expect(parseJson(text).diagnostics.map((d) => d.code)).toEqual(['GIO3002']);
  });

  it('takes as many levels as the gateway', () => {
    expect(parseJson('['.repeat(1000) + ']'.repeat(1000)).root).not.toBeNull();
    expect(parseJson('['.repeat(1001) + ']'.repeat(1001)).root).toBeNull();
  });
});

describe('hostile definitions', () => {
  const definitions = [
    v4({
      flowExecution: { mode: 'best-match' },
      responseTemplates: { DEFAULT: { '*/*': { status: 400, headers: { A: 'b' }, body: 'x' } } },
      flows: [flow([mapping([404, 200])], { path: '/a/:b', methods: ['GET'] })],
    }),
    v2({
      flows: [{ 'path-operator': { path: '/', operator: 'EQUALS' }, methods: ['GET'], post: [mapping([404, 200])] }],
    }),
  ];

  it('with any value anywhere are findings, or run', async () => {
    const strange = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('', '{#x}', -1, 1e99, null, [], {}, 'https://x'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...definitions), fc.nat(), strange, async (definition, where, value) => {
        let at = 0;
        const count = [...JSON.stringify(definition).matchAll(/[:[,]/g)].length;
        const text = JSON.stringify(definition, (_, v: unknown) => (at++ === 1 + (where % count) ? value : v));
        checkGravitee(text);
        const { results, files } = await runGraviteeScenario(text, {});
        if (results === null) expect(files[0]!.diagnostics.some((d) => d.severity === 'error')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('with a path of a million characters, or one that would be a costly regular expression', async () => {
    for (const path of [`/${'a.'.repeat(500_000)}`, `/${'(a+)+'.repeat(20)}`, '/:a/:b'.repeat(10_000)]) {
      const api = v4({ flows: [flow([mapping([200, 201])], { path })] });
      const request = { url: `https://api.example.com/${'a'.repeat(5000)}` };
      const { results } = await runGraviteeScenario(JSON.stringify(api), { request });
      expect(results![0]!.response.status).toBe(200);
    }
  });

  it('of many megabytes are read in reasonable time', () => {
    const flows = Array.from({ length: 20_000 }, (_, i) => flow([mapping([i % 500, 200])], { path: `/${i}` }));
    const text = JSON.stringify(v4({ flows }));
    expect(text.length).toBeGreaterThan(3_000_000);
    expect(loadGravitee(text).gateway).not.toBeNull();
  });

  it('with more findings than are listed do not run for that', () => {
    const steps = [...Array.from({ length: 200 }, () => mapping([1, 2])), { policy: 'mock' }];
    const { gateway, diagnostics } = loadGravitee(JSON.stringify(v4({ flows: [flow(steps)] })));
    expect([gateway, diagnostics.at(-1)!.code]).toEqual([null, 'XML1000']);
  });

  it('with names that every object has', () => {
    const text = `{"gravitee":"4.0.0","__proto__":{"flows":1},"flows":[{"response":[{"policy":"constructor"},{"policy":"__proto__"}]}]}`;
    expect(
      loadGravitee(text)
        .diagnostics.filter((d) => d.severity === 'error')
        .map((d) => d.code),
    ).toEqual(['GIO3009', 'GIO3009']);
  });
});

import { describe, expect, it } from 'vitest';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { checkPolicy } from '../load.ts';
import { policies } from './index.generated.ts';

describe('definitions', () => {
  it.each(policies.map((def) => [def.name, def] as const))('%s: file, camelCase names and examples', (name, def) => {
    expect(existsSync(new URL(`./${name}.ts`, import.meta.url))).toBe(true);
    expect(def.examples.length).toBeGreaterThan(0);
    for (const names of [Object.keys(def.attributes), Object.keys(def.elements)])
      for (const n of names) expect(n).toMatch(/^[a-zA-Z][\w:-]*$/);
    // An attribute and a child element of one name would meet in what `compile` gets.
    expect(Object.keys(def.attributes).filter((a) => Object.hasOwn(def.elements, a))).toEqual([]);
  });

  it.each(policies.flatMap((def) => def.examples.map((example) => [def, example] as const)))(
    '$name: %s is right',
    (def, example) => {
      const section = def.sections[0];
      const document =
        section === undefined || def.name === 'publish-event'
          ? example
          : `<policies><${section}>${example}</${section}></policies>`;
      if (def.name === 'publish-event') return;
      expect(
        checkPolicy(document).diagnostics.filter((d) => d.code.startsWith('APIM') || d.code.startsWith('XML')),
      ).toEqual([]);
    },
  );

  const sheets = new URL('../../../../../shared/reference/policies/', import.meta.url);
  describe.skipIf(!existsSync(sheets))('against the sheets of facts', () => {
    const structure = [
      'policies',
      'fragment',
      'inbound',
      'backend',
      'outbound',
      'on-error',
      'set-backend-service-dapr',
    ];
    const names = (existsSync(sheets) ? readdirSync(sheets) : [])
      .map((f) => f.replace('.json', ''))
      .filter((n) => !structure.includes(n));
    interface SheetElement {
      name: string;
      attributes: { name: string }[];
      elements: SheetElement[];
    }
    const sheet = (name: string): SheetElement & { sections: string[] } =>
      JSON.parse(readFileSync(new URL(`${name}.json`, sheets), 'utf8')) as SheetElement & { sections: string[] };
    interface DefElement {
      attributes: Record<string, unknown>;
      elements: Record<string, DefElement>;
    }
    const missing = (s: SheetElement, def: DefElement | undefined, path: string): string[] => {
      if (def === undefined) return [path];
      return [
        ...s.attributes.filter((a) => a.name !== 'id' && !(a.name in def.attributes)).map((a) => `${path}@${a.name}`),
        ...s.elements.flatMap((e) => missing(e, def.elements[e.name], `${path}/${e.name}`)),
      ];
    };

    it.each(names)('%s has every attribute, element and section of its sheet', (name) => {
      const def = policies.find((p) => p.name === name);
      const facts = sheet(name);
      // One toolkit wraps the content of set-body in a <value>; no other source knows it, and any markup is content.
      const unknown = missing(facts, def as DefElement | undefined, name).filter((m) => m !== 'set-body/value');
      expect(unknown).toEqual([]);
      const sections = [...def!.sections, ...def!.disputedSections];
      expect(facts.sections.filter((s) => !(sections as string[]).includes(s))).toEqual([]);
    });
  });
});

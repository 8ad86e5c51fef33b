import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brokenProofs, provenFacts } from './helpers/facts.ts';

const root = new URL('../', import.meta.url);
const facts = provenFacts(root);

/** Facts that are to be had and are not there yet. Goes down, never up. */
const MOST_GAPS = 201;

/** Policies whose facts are not written down yet. Goes down, never up. */
const MOST_UNWRITTEN = 0;

describe('facts about policies', () => {
  it('each have a test that is there, or a reason', () => {
    expect(brokenProofs(root, facts)).toEqual([]);
  });

  it('are written down once, in the order of their numbers', () => {
    const order = ['c', 'b', 'e'];
    const rank = (id: string): number => order.indexOf(id[0]!) * 1000 + Number(id.slice(1));
    const wrong = facts.filter((fact, i) => {
      const before = facts[i - 1];
      return before?.policy === fact.policy && rank(before.id) >= rank(fact.id);
    });
    expect(wrong.map(({ policy, id }) => `${policy} ${id}`)).toEqual([]);
  });

  it('leave no more gaps than before', () => {
    expect(facts.filter(({ state }) => state === 'gap').length).toBe(MOST_GAPS);
  });
});

const sheets = new URL('../shared/reference/policies/', root);
describe.skipIf(!existsSync(sheets))('the sheets of facts', () => {
  const names = existsSync(sheets) ? readdirSync(sheets).map((file) => file.replace('.json', '')) : [];
  const begun = new Set(facts.map(({ policy }) => policy));

  it('that nobody has written down yet become fewer', () => {
    expect(names.filter((name) => !begun.has(name)).length).toBe(MOST_UNWRITTEN);
  });

  it.each(names.filter((name) => begun.has(name)))('%s: every one is written down', (name) => {
    const sheet = JSON.parse(readFileSync(new URL(`${name}.json`, sheets), 'utf8')) as Readonly<
      Record<'constraints' | 'behaviour' | 'errors', readonly unknown[] | undefined>
    >;
    const wanted = (['constraints', 'behaviour', 'errors'] as const).flatMap((kind) =>
      (sheet[kind] ?? []).map((_, i) => `${kind[0]}${i + 1}`),
    );
    const written = facts.filter(({ policy }) => policy === name).map(({ id }) => id);
    expect(written).toEqual(wanted);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../packages/runtime/src/index.ts';

/** Templates of real policies: all of them are right. */
const folder = new URL('../../../shared/corpus/policies/', import.meta.url);

describe.skipIf(!existsSync(folder))('real templates', () => {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => /template="liquid"/.test(readFileSync(new URL(file, folder), 'utf8')))
    : [];

  it('are there', () => {
    expect(files.length).toBeGreaterThan(15);
  });

  it.each(files)('%s', (file) => {
    const { diagnostics } = checkPolicy(readFileSync(new URL(file, folder), 'utf8'));
    expect(diagnostics.filter(({ code }) => code.startsWith('LIQ')).map((d) => `${d.code} ${d.message}`)).toEqual([]);
  });
});

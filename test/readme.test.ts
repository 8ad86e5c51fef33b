import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The snippets of the README are the programs of examples/embedding, which run in embedding.test.ts. */
const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

test.each(['server.ts', 'policy.test.ts', 'lint.ts'])('the README shows examples/embedding/%s as it is', (file) => {
  const program = read(`examples/embedding/${file}`).replace(/^\/\*\*[^]*?\*\/\n/, '');
  expect(read('README.md')).toContain(`\`\`\`ts\n${program}\`\`\``);
});

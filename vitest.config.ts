import { configDefaults, defineConfig } from 'vitest/config';

/** Tests of the engine's parts register just the types they need: each file needs a registry, so a process, of its own. */
const parts = 'packages/expressions/src/**/*.test.ts';

export default defineConfig({
  resolve: { conditions: ['sluice-source'] },
  ssr: { resolve: { conditions: ['sluice-source'] } },
  test: {
    // The suite runs with code generation from strings forbidden: there is no path from policy text to JavaScript.
    pool: 'forks',
    // Wall time: for machines that are slow or busy. What must not take long is measured in processor time.
    testTimeout: 30_000,
    execArgv: ['--disallow-code-generation-from-strings'],
    projects: [
      { extends: true, test: { name: 'parts', include: [parts] } },
      {
        extends: true,
        // One process after the other file: modules are read once per worker, which halves the run.
        test: {
          name: 'whole',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, parts],
          isolate: false,
        },
      },
    ],
  },
});

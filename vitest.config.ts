import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['sluice-source'] },
  ssr: { resolve: { conditions: ['sluice-source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    // The suite runs with code generation from strings forbidden: there is no path from policy text to JavaScript.
    pool: 'forks',
    execArgv: ['--disallow-code-generation-from-strings'],
  },
});

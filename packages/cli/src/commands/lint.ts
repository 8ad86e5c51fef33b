import { command } from '../command.ts';
import { lintPaths } from '../lint/lint.ts';
import { lintOptions } from '../lint/options.ts';

export const lint = command({
  name: 'lint',
  takes: ['PATH…', '--stdin', '--changed[=REF]'],
  summary: 'Check policy files.',
  about: `Checks policy files: their XML, policies and attributes, sections, and the C# of every expression. In a
folder, files whose root is <policies> or <fragment> are found by themselves, .gitignore is honoured;
a PATH may be a glob. The nearest sluice.config.json above a file says which rules count for it.`,
  options: lintOptions,
  examples: [
    ['sluice lint policies/', 'Everything below a folder.'],
    ['sluice lint api.xml --format compact', 'file:line:column: severity CODE: message'],
    ['sluice lint . --fix-dry-run > fixes.patch', 'What the safe fixes would change.'],
    ['sluice lint --changed=origin/main --max-warnings 0', 'What a pull request changes, for CI.'],
    ['sluice lint . --baseline sluice-baseline.json', 'New findings only.'],
  ],
  run: lintPaths,
});

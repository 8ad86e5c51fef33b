import { command } from '../command.ts';
import { lintPaths } from '../lint/lint.ts';

export const lint = command({
  name: 'lint',
  takes: ['PATH…'],
  summary: 'Check policy files.',
  about: `Checks policy files: their XML, policies and attributes, sections, and the C# of every expression. In a
folder, files whose root is <policies> or <fragment> are found by themselves; - reads stdin.`,
  options: {
    format: {
      value: 'FORMAT',
      choices: ['pretty', 'compact', 'json', 'sarif'],
      help: 'How findings are shown: with the source (the default), a line each, or for programs.',
    },
    quiet: { short: 'q', help: 'Show errors only.' },
    'max-warnings': { value: 'N', help: 'Exit with 1 where there are more warnings than this.' },
    lenient: { help: 'Types and members off the list of the service are warnings, not errors.' },
  },
  examples: [
    ['sluice lint policies/', 'Everything below a folder.'],
    ['sluice lint api.xml --format compact', 'file:line:column: severity CODE: message'],
  ],
  run: lintPaths,
});

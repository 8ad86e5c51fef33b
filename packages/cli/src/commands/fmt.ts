import { FORMAT_VALUES } from '@sluice/format';
import { command } from '../command.ts';
import { formatPaths } from '../fmt/fmt.ts';

export const fmt = command({
  name: 'fmt',
  takes: ['PATH…', '--stdin [--stdin-filename FILE]'],
  summary: 'Write policy files in one style.',
  about: `Writes policy files in one style and lists those that changed: an element a line, levels indented, long tags
with an attribute a line. Comments, quotes, expressions, bodies and placeholders stay as they are. Files are
found as lint finds them; one with errors in its XML is left alone. The element behind a comment
<!-- sluice-fmt-ignore --> stays as it is. sluice.config.json may hold defaults under "fmt".`,
  options: {
    check: { help: 'Change nothing; exit with 1 where a file would change.' },
    stdin: { help: 'Format what stdin brings, to stdout.' },
    'stdin-filename': { value: 'FILE', help: 'The name of that file, for messages and its configuration.' },
    indent: { value: 'N|tab', help: 'Spaces per level, 4 by default, or a tab.' },
    width: { value: 'N', help: 'The length beyond which each attribute stands on a line of its own; 120 by default.' },
    expressions: {
      value: 'HOW',
      choices: FORMAT_VALUES.expressions,
      help: 'Whether the lines of an expression are moved with its element; keep by default.',
    },
    attributes: {
      value: 'ORDER',
      choices: FORMAT_VALUES.attributes,
      help: 'The order of attributes: as written, by default, or as the reference lists them.',
    },
    'empty-elements': {
      value: 'HOW',
      choices: FORMAT_VALUES.emptyElements,
      help: 'Whether <a></a> becomes <a />; keep by default.',
    },
    config: { value: 'FILE', help: 'The configuration, instead of the nearest sluice.config.json.' },
  },
  examples: [
    ['sluice fmt policies/', 'Everything below a folder.'],
    ['sluice fmt --check .', 'In CI: lists what is not formatted, and fails.'],
  ],
  run: formatPaths,
});

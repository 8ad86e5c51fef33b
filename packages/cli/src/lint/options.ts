import type { Arguments, Options } from '../args.ts';
import { FORMAT_NAMES } from './formats/index.ts';

/** The options of `sluice lint`, as help shows them and as the command reads them. */
export const lintOptions = {
  format: {
    value: 'FORMAT',
    choices: FORMAT_NAMES,
    help: 'How findings are shown; pretty, or github in a job of GitHub Actions, where left out.',
  },
  quiet: { short: 'q', help: 'Show errors only.' },
  'max-warnings': { value: 'N', help: 'Exit with 1 where there are more warnings than this.' },
  fix: { help: 'Mend what can be mended without a change of meaning, and show what is left.' },
  'fix-unsafe': { help: 'Mend also where the meaning may change; read the difference afterwards.' },
  'fix-dry-run': { help: 'Write nothing, and print the difference that the fixes would make.' },
  changed: { value: 'REF', optional: true, help: 'Only files that differ from a commit of git, HEAD where left out.' },
  baseline: { value: 'FILE', help: 'Leave out the findings that this file knows.' },
  'write-baseline': { help: 'Write all findings to the baseline (sluice-baseline.json), so that only new ones show.' },
  config: { value: 'FILE', help: 'Use this configuration, and no sluice.config.json beside or above the files.' },
  service: { value: 'FILE', help: 'The description of the service, YAML or JSON: what policies name must be there.' },
  profile: { value: 'NAME', help: 'Start from a profile: recommended, strict, or a kind of gateway.' },
  'print-config': { value: 'FILE', help: 'Print what decides about a file: configuration, scope, rules.' },
  stdin: { help: 'Check what comes from standard input; so does - for a path.' },
  'stdin-filename': { value: 'FILE', help: 'The name that standard input goes by, for configuration and findings.' },
  lenient: { help: 'Types and members off the list of the service are warnings, not errors.' },
} as const satisfies Options;

export type LintArguments = Arguments<typeof lintOptions>;

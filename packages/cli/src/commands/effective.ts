import { SECTIONS } from '@sluice/runtime';
import { command } from '../command.ts';
import { showEffective } from '../effective/effective.ts';
import { scopeOptions } from '../run/input.ts';

export const effective = command({
  name: 'effective',
  takes: ['POLICY', '--api FILE'],
  summary: 'Show what is in effect at a scope, each statement with its source.',
  about: `Puts the policies of the scopes together as the gateway does it: each <base /> gives way to the statements
that it stands for, each include-fragment to those of its fragment, and a comment names the file and line that
a statement comes from. Without --global, the policy that a service begins with is taken. Named values stay
as they are written.`,
  options: {
    ...scopeOptions,
    fragment: { value: 'ID=FILE,…', help: 'Fragments, by id; without any, what includes one stays as it is.' },
    'keep-fragments': { help: 'Show what includes a fragment, not the statements of the fragment.' },
    section: {
      value: 'SECTION',
      choices: SECTIONS,
      help: 'Show one section only.',
    },
    format: { value: 'FORMAT', choices: ['xml', 'json'], help: 'xml, the default, or json.' },
    lenient: { help: 'Show also what only the service refuses: a policy in the wrong section.' },
  },
  examples: [
    ['sluice effective --global all.xml --api orders.xml --operation get.xml', 'What runs for an operation.'],
    ['sluice effective api.xml --fragment auth=fragments/auth.xml --section inbound', 'With a fragment.'],
  ],
  run: showEffective,
});

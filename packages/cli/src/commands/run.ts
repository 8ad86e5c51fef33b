import { command } from '../command.ts';
import { scopeOptions } from '../run/input.ts';
import { runPolicy } from '../run/run.ts';

export const run = command({
  name: 'run',
  takes: ['POLICY', '--api FILE', '--gravitee FILE'],
  summary: 'Take a request through a policy and show the response and every step.',
  about: `Runs POLICY (a policy document, a fragment, or bare statements for inbound; - for stdin) against a
scenario: the request, what surrounds it, and what the outside world answers. Nothing reaches a network.
Without a scenario it is a GET of https://api.example.com/ that the backend answers with 200.`,
  options: {
    scenario: { value: 'FILE|-', help: 'The scenario, YAML or JSON; - for stdin.' },
    service: {
      value: 'FILE',
      help: 'The description of the service around it, YAML or JSON; the scenario goes before it.',
    },
    openapi: { value: 'FILE', help: 'The OpenAPI description that mock-response answers from, YAML or JSON.' },
    json: { help: 'Print response, requests, variables, last error and trace as JSON.' },
    ...scopeOptions,
    gravitee: { value: 'FILE', help: 'A Gravitee API definition, or the configuration of one policy.' },
    'gravitee-policy': { value: 'ID', help: 'The policy that the Gravitee configuration is for.' },
    lenient: { help: 'Run also what only the service refuses: a type off its list, a policy in the wrong section.' },
    trace: { help: 'Show every request that was sent, and values in full.' },
  },
  examples: [
    ['sluice run policy.xml --scenario inactive-token.yaml', 'The response, and how it came about.'],
    ['sluice run --global all.xml --api orders.xml --json', 'Two scopes; for scripts.'],
  ],
  run: runPolicy,
});

import { command } from '../command.ts';
import { scopeOptions } from '../run/input.ts';

export const serve = command({
  name: 'serve',
  takes: ['POLICY --backend URL', '--api FILE --backend URL', '--gravitee FILE'],
  summary: 'Be the gateway: take every request through a policy, in front of a backend.',
  about: `Listens for HTTP and takes every request through POLICY (a policy document, a fragment, or bare
statements for inbound) to the backend. Says where it listens on stdout, then one line for each request.
GET /.sluice/health answers while it runs. SIGTERM ends it when the requests under way have ended.`,
  options: {
    backend: { value: 'URL', help: 'Where requests go that a policy sends nowhere else.' },
    port: { value: 'N', help: 'The port to listen on; 8080 by default, 0 for any that is free.' },
    address: { value: 'IP', help: 'The interface to listen on; 127.0.0.1 by default, 0.0.0.0 for all.' },
    ...scopeOptions,
    gravitee: { value: 'FILE', help: 'A Gravitee API definition, or the configuration of one policy.' },
    'gravitee-policy': { value: 'ID', help: 'The policy that the Gravitee configuration is for.' },
    scenario: {
      value: 'FILE',
      help: 'What surrounds a request, YAML or JSON: namedValues, fragments, backends, api, product and the like.',
    },
    service: { value: 'FILE', help: 'The description of the service around it, YAML or JSON.' },
    allow: {
      value: 'LIST',
      help: 'Hosts and ranges (10.0.0.0/8) that may be called though they are not public, with commas between.',
    },
    redis: { value: 'URL', help: 'Share limits and cache with other gateways: redis://host:port.' },
    'redis-failure': {
      value: 'HOW',
      choices: ['open', 'closed'],
      help: 'While Redis is away: open, the default, and each gateway counts for itself; or closed, and limits refuse.',
    },
    'managed-identity': {
      help: 'Ask the platform this runs on for tokens: App Service and its like, or a virtual machine. Without it the scenario gives them.',
    },
    events: {
      value: 'FILE',
      help: 'Where events, metrics and messages of policies are written, a line of JSON for each; to stderr without it.',
    },
    watch: { help: 'Load the files again when they change; broken ones are reported, and the old ones stay.' },
    log: { value: 'FORMAT', choices: ['text', 'json', 'none'], help: 'How requests are logged.' },
    lenient: { help: 'Run also what only the service refuses: a type off its list, a policy in the wrong section.' },
  },
  examples: [
    ['sluice serve policy.xml --backend https://orders.example.com', 'On http://127.0.0.1:8080.'],
    ['sluice serve --global all.xml --api orders.xml --backend http://localhost:3000 --watch', 'While you edit.'],
  ],
  // what it takes to serve is loaded by nobody else: it would double the start of every other verb
  run: async (args, io) => (await import('../serve/serve.ts')).serve(args, io),
});

import { diagnostics } from '@sluice/parser';

/** What is wrong with a `sluice.config.json`. Any of these ends the command before a policy is read. */
export const configMessages = diagnostics({
  CFG4001: {
    severity: 'error',
    message: 'The configuration is no JSON: {problem}',
    help: 'JSON with comments and commas behind the last item is read, too.',
  },
  CFG4002: {
    severity: 'error',
    message: 'There is no key "{key}" here{hint}',
    help: 'The schema, sluice.config.schema.json in the package, names every key; an editor completes them from $schema.',
  },
  CFG4003: {
    severity: 'error',
    message: '{key} must be {expected}{hint}',
    help: 'Correct the value.',
  },
  CFG4004: {
    severity: 'error',
    message: 'There is no rule "{rule}"{hint}',
    help: 'Rules have the ids that findings show; codes of the checker, such as APIM2035, may stand here, too.',
  },
  CFG4005: {
    severity: 'error',
    message: '"{name}" cannot be extended: {problem}',
    help: 'extends takes the name of a profile, or the path of another configuration that begins with ./ or ../.',
  },
  CFG4006: {
    severity: 'error',
    message: 'The configurations extend each other in a circle: {circle}',
    help: 'Take one of them out of the circle.',
  },
  CFG4007: {
    severity: 'error',
    message: '"{key}" is there twice',
    help: 'JSON would take the last one without a word. Keep one of them.',
  },
  CFG4008: {
    severity: 'error',
    message: 'The description of the service is neither YAML nor JSON: {problem}',
    help: 'Correct the file; docs/service.md has an example.',
  },
  CFG4009: {
    severity: 'error',
    message: '{field} {problem}{hint}',
    help: 'docs/service.md lists what the description of a service may hold.',
  },
  CFG4010: {
    severity: 'error',
    message: 'The file of {field} cannot be read: {problem}',
    help: 'Paths in the description of a service count from its own folder.',
  },
});

import { diagnostics } from '@sluice/parser';

/**
 * What is wrong with an API definition of Gravitee. An error stops the loading, save those that only the management
 * API makes on saving (`isRefusal`): the gateway takes such a definition, and so does Sluice.
 */
export const graviteeMessages = diagnostics({
  GIO3001: {
    severity: 'error',
    message: 'Not JSON: {what}',
    help: 'Correct the text. Comments, trailing commas and single quotes are not allowed in JSON.',
  },
  GIO3002: {
    severity: 'error',
    message: 'Nested deeper than {limit} levels',
    help: 'The gateway refuses documents nested deeper than this.',
  },
  GIO3003: {
    severity: 'warning',
    message: '"{name}" stands twice in this object: the gateway sees the last one only',
    help: 'Remove the one that is not meant.',
  },
  GIO3004: {
    severity: 'error',
    message: 'This is no API definition: {why}',
    help: 'Definitions of version 2 and 4, exports of the console and ApiV4Definition resources can be read. For the configuration of one policy, name the policy.',
  },
  GIO3005: {
    severity: 'error',
    message: '"{version}" is no version of an API definition',
    help: 'Definitions say "4.0.0" (or "V4") or "2.0.0" (or "V2"); version 1 is no longer accepted.',
  },
  GIO3006: {
    severity: 'error',
    message: '{path} must be {expected}',
    help: 'Correct the value; with this one the gateway cannot read the definition.',
  },
  GIO3007: {
    severity: 'error',
    message: '{path} is missing',
    help: 'Add it; without it the gateway cannot read the definition.',
  },
  GIO3008: {
    severity: 'warning',
    message: '"{value}" is none of {values}: the gateway takes {fallback}',
    help: 'Correct the value. The management API refuses it; the gateway falls back without a word.',
  },
  GIO3009: {
    severity: 'error',
    message: '"{id}" is no policy that is known here{hint}',
    help: 'Check the id. The deployment of an API fails at the id of a policy that is not installed.',
  },
  GIO3010: {
    severity: 'error',
    message: 'The policy "{id}" is known, but cannot be run yet',
    help: 'Disable the step to run the rest.',
  },
  GIO3011: {
    severity: 'error',
    message: 'Conditions are not evaluated yet: this {what} can neither be run nor be skipped',
    help: 'Remove the condition, or disable what it guards, to run the rest.',
  },
  GIO3012: {
    severity: 'error',
    message: 'APIs of type {type} cannot be run yet',
    help: 'Proxy APIs can.',
  },
  GIO3013: {
    severity: 'error',
    message: 'The security of plan "{plan}" ({type}) cannot be run yet',
    help: 'Name the plan that the request comes in under: its security counts as passed.',
  },
  GIO3014: {
    severity: 'error',
    message: 'There is no plan "{plan}"{hint}',
    help: 'Name a plan of the definition by its id or name.',
  },
  GIO3015: {
    severity: 'warning',
    message: 'The policy "{id}" has nothing to do in the {phase} phase',
    help: 'Move the step to the phase that the policy is made for.',
  },
  GIO3016: {
    severity: 'warning',
    message: 'The policy "{id}" takes no part in an API of version 2 that runs on the legacy engine',
    help: 'Set "execution_mode" to "v4-emulation-engine", or move to a definition of version 4.',
  },
  GIO3017: {
    severity: 'error',
    message: '{path} must be {expected}: the management API refuses this',
    help: 'The schema of the policy is checked when the API is saved or imported. A gateway that gets it all the same runs it.',
  },
  GIO3018: {
    severity: 'error',
    message: 'The gateway cannot use this configuration of "{id}" ({why}): every response becomes a 500',
    help: 'The gateway notes this in its log when the API is deployed, and fails each time the policy runs.',
  },
  GIO3019: {
    severity: 'warning',
    message:
      'In a flow path "{character}" is taken literally here; some gateways read it as part of a regular expression',
    help: 'Use path parameters (":id") and the operator STARTS_WITH.',
  },
  GIO3020: {
    severity: 'hint',
    message: 'The definition has no {what}: {instead}',
    help: 'An excerpt can be run, but the gateway would not deploy it.',
  },
  GIO3021: {
    severity: 'warning',
    message: '{what}: {instead}',
    help: 'Read, but not imitated yet.',
  },
  GIO3022: {
    severity: 'error',
    message: 'Expressions are not evaluated yet: {what} cannot be used',
    help: 'Write the text without {#…}.',
  },
});

/** What the management API refuses when the API is saved, and what fails at run time only: no reason not to run it. */
export const isRefusal = (code: string): boolean => code === 'GIO3017' || code === 'GIO3018';

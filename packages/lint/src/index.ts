/** Findings about policy documents beyond what the service refuses: rules, each with its reason and its examples. */
export { lint, rules as lintRules, withChosen } from './lint.ts';
export { profiles, severityIn } from './profiles.ts';
export type { Profile } from './profiles.ts';
export { unusedDirective } from './directives.ts';
export type { LintOptions, ProfileName, RuleDef } from './define.ts';

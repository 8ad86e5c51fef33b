/** Findings about policy documents beyond what the service refuses: rules, each with its reason and its examples. */
export { lint, rules as lintRules } from './lint.ts';
export { UNUSED_DIRECTIVE } from './directives.ts';
export type { LintOptions, RuleDef } from './define.ts';

import type { Severity } from '@sluice/parser';
import { GATEWAYS, type GatewayKind } from '@sluice/runtime';
import type { ProfileName, RuleDef } from './define.ts';

/**
 * Named choices of rules. Each rule says itself which is the smallest profile that has it; what a profile makes of that
 * is written here, and read by the linter, its configuration and the reference pages.
 */
export interface Profile {
  readonly name: ProfileName;
  /** One sentence: who chooses it. */
  readonly about: string;
  /** The kind of gateway that the documents are for; null where it is not said. */
  readonly gateway: GatewayKind | null;
  /** Whether it has the rules that not every team wants to hear. */
  readonly isStrict: boolean;
}

const named: readonly Profile[] = [
  {
    name: 'recommended',
    about: 'What is wrong, dangerous or slow, wherever the document runs; the default.',
    gateway: null,
    isStrict: false,
  },
  {
    name: 'strict',
    about: 'Every rule, and every hint is a warning: for repositories that want to stay clean.',
    gateway: null,
    isStrict: true,
  },
];

export const profiles: ReadonlyMap<ProfileName, Profile> = new Map(
  [
    ...named,
    ...GATEWAYS.map((gateway): Profile => ({
      name: gateway,
      about: `The recommended rules, and what the ${gateway} gateway does not have.`,
      gateway,
      isStrict: false,
    })),
  ].map((profile) => [profile.name, profile]),
);

/** The severity that a rule has in a profile. */
export function severityIn(profile: Profile, { profile: smallest, severity }: RuleDef): Severity | 'off' {
  if (smallest === 'strict' && !profile.isStrict) return 'off';
  return raised(profile, severity);
}

/** A hint of a strict profile is a warning. */
export const raised = ({ isStrict }: Profile, severity: Severity): Severity =>
  isStrict && severity === 'hint' ? 'warning' : severity;

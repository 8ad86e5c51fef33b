import type { Step } from '@sluice/runtime';
import type { Cursor } from '../definition/cursor.ts';
import type { Phase } from '../definition/definition.ts';
import type { FailureDetails } from '../gateway/failure.ts';
import type { JsonNode } from '../json/ast.ts';

/** A policy is one object literal: its facts and, where Sluice can run it, how its configuration is checked and run. */
export interface PolicyDef {
  /** The plugin id, which steps name it by. */
  readonly id: string;
  readonly name: string;
  /** One sentence: what it does for its user. */
  readonly purpose: string;
  /** The phases of HTTP proxy APIs that it has something to do in. */
  readonly phases: readonly Phase[];
  /** Whether it has callbacks for the engine of v2 APIs. */
  readonly legacyEngine: boolean;
  /** Null: known, not runnable yet. */
  readonly behaviour: Behaviour | null;
}

export interface Behaviour {
  /** What the policy's JSON schema says of a configuration: reported with the configuration's own `report`. */
  readonly check: (configuration: Cursor) => void;
  /**
   * The step of one occurrence. `configuration` is null where there is none. A configuration that the gateway cannot
   * use makes a step that fails: `unusable` is told why, and where.
   */
  readonly compile: (
    configuration: JsonNode | null,
    fail: (details: FailureDetails) => never,
    unusable: (why: string, node: JsonNode | null) => void,
  ) => Step;
}

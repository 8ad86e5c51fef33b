import { caseTag } from './case.ts';
import type { TagDef } from './define.ts';
import { forTag, jsonArrayForTag } from './for.ts';
import { ifTag, unlessTag } from './if.ts';
import * as plain from './plain.ts';
import { tablerowTag } from './tablerow.ts';
import * as variables from './variables.ts';

/** Every tag by its name, which is case-sensitive. */
export const TAGS: ReadonlyMap<string, TagDef> = new Map(
  [
    ...Object.values(plain),
    ...Object.values(variables),
    ...[ifTag, unlessTag, caseTag, forTag, jsonArrayForTag, tablerowTag],
  ].map((tag) => [tag.name, tag] as const),
);

import type { EffectiveStatement } from '@sluice/runtime';
import type { Sections } from './xml.ts';

/** The sections as data, for programs: every statement with its source, those inside others below them. */
interface JsonStatement {
  readonly policy: string;
  /** As LastError.Path has it: the place in its own document. */
  readonly path: string;
  readonly scope: string | null;
  readonly fragment: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly statements: readonly JsonStatement[];
}

export function effectiveJson(sections: Sections): string {
  const data = Object.fromEntries(sections.map(({ name, statements }) => [name, statements.map(jsonStatement)]));
  return `${JSON.stringify({ sections: data }, null, 2)}\n`;
}

function jsonStatement({ policy, fragment, statements }: EffectiveStatement): JsonStatement {
  const { def, place, file, element } = policy;
  const { path, scope } = place;
  return {
    policy: def.name,
    path,
    scope,
    fragment,
    file: file.name,
    ...file.position(element.span.start),
    statements: statements.map(jsonStatement),
  };
}

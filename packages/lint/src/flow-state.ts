import type { Definition } from './definitions.ts';

/** What a variable may hold at one point of a document, and what it may hold where ways meet. */
export interface State {
  readonly reaching: readonly Definition[] | null;
  readonly open: boolean;
  /** The list of statements in which it became open. */
  readonly openIn: number;
  /** How many statements that are not to be seen had run when it was set. */
  readonly unseen: number;
}

/** More statements than this are not told apart: a document that sets one variable so often is not written by hand. */
export const MANY = 16;

/** The ways into one point: undefined where the document has not set it on one of them. */
export function joinStates(ways: readonly (State | undefined)[]): State {
  const open = ways.some((way) => way === undefined || way.open);
  const inherited = ways.find((way) => way?.open === true)?.openIn;
  return {
    reaching: ways.some((way) => way?.reaching === null) ? null : few(ways.flatMap((way) => way?.reaching ?? [])),
    open,
    // opened by this very meeting of ways: the walk knows in which list that is
    openIn: ways.includes(undefined) || inherited === undefined ? -2 : inherited,
    unseen: Math.min(...ways.map((way) => way?.unseen ?? 0)),
  };
}

export const few = (
  definitions: readonly Definition[],
  before: readonly Definition[] | null | undefined = [],
): readonly Definition[] | null => {
  const distinct = [...new Set(definitions)];
  return before === null || distinct.length > MANY ? null : distinct;
};

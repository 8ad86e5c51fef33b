import { parseDocument } from '@sluice/parser';
import { definitions } from './load.ts';
import { completionsAt, type Completion } from './policy/complete.ts';
import { describeAt, type Description } from './policy/describe.ts';

export interface PlaceInfo {
  /** What stands there; null where nothing is known of it. */
  readonly description: Description | null;
  /** What could stand there. */
  readonly completions: readonly Completion[];
}

/** For editors: what the definitions say of a place of a text, an offset in UTF-16 units, whatever state the text is in. */
export function describe(text: string, offset: number): PlaceInfo {
  const { document } = parseDocument(text);
  return {
    description: describeAt(document, offset, definitions),
    completions: completionsAt(text, document, offset, definitions),
  };
}

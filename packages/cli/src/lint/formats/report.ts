import path from 'node:path';
import type { FileFindings } from '@sluice/runtime';
import type { Sink } from '../../io.ts';
import type { Counts } from '../../output/findings.ts';

/** What a run of `lint` found; every format is a function from it to text. */
export interface Report extends Counts {
  readonly files: readonly FileFindings[];
  /** What could not be read or checked, in words. */
  readonly failures: readonly string[];
}

export type Format = (report: Report, sink: Sink) => string;

/** How code hosts and CI servers name a file: from where the command runs, with forward slashes, where it lies below. */
export function pathFromHere(file: string): string {
  const relative = path.relative('', file);
  return (relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? file : relative)
    .split(path.sep)
    .join('/');
}

/** On one line: no control character, no invisible one that could reorder it. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');

/** Text in XML, in content as in attributes; what XML 1.0 cannot hold is replaced. */
export const xmlText = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);

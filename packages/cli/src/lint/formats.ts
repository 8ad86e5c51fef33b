import { renderDiagnostic } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';
import type { Sink } from '../io.ts';
import { jsonFindings, type Counts } from '../output/findings.ts';
import { paletteOf } from '../output/style.ts';
import { sarif } from './sarif.ts';

export interface Report extends Counts {
  readonly files: readonly FileFindings[];
}

/** The ways `lint` shows what it found. */
export const FORMATS = { pretty, compact, json, sarif } satisfies Record<
  string,
  (report: Report, sink: Sink) => string
>;

/** Each finding with the source that it is about. */
function pretty({ files }: Report, sink: Sink): string {
  const palette = paletteOf(sink);
  const frames = files.flatMap(({ file, diagnostics }) => diagnostics.map((d) => renderDiagnostic(d, file, palette)));
  return frames.map((frame) => `${frame}\n`).join('\n') + (frames.length > 0 ? '\n' : '');
}

/** A finding a line, as compilers write them and editors read them. */
function compact({ files }: Report): string {
  return jsonFindings(files)
    .map(
      (f) => `${f.file}:${f.start.line}:${f.start.column}: ${f.severity} ${f.code ?? f.rule}: ${oneLine(f.message)}\n`,
    )
    .join('');
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');

function json({ files, errors, warnings }: Report): string {
  return `${JSON.stringify({ files: files.length, errors, warnings, diagnostics: jsonFindings(files) }, null, 2)}\n`;
}

import { renderDiagnostic } from '@sluice/parser';
import type { Sink } from '../../io.ts';
import { explanationOf } from '../../output/explanation.ts';
import { paletteOf, styleOf } from '../../output/style.ts';
import { wrap } from '../../output/wrap.ts';
import type { Report } from './report.ts';

/**
 * For people: each finding with the source that it is about. The first of a kind says why it matters and how to mend it,
 * and where to read on.
 */
export function pretty({ files }: Report, sink: Sink): string {
  const palette = paletteOf(sink);
  const { dim } = styleOf(sink);
  const explained = new Set<string>();
  const frames: string[] = [];
  for (const { file, diagnostics } of files)
    for (const d of diagnostics) {
      const lines = [renderDiagnostic(d, file, palette)];
      if (!explained.has(d.code)) {
        explained.add(d.code);
        const help = explanationOf(d.code)?.help ?? null;
        if (help !== null) {
          lines.push(...wrap(help, 96).map((line, i) => dim(`    ${i === 0 ? '=' : ' '} ${line}`)));
          lines.push(dim(`    = more: sluice explain ${d.code}`));
        }
      }
      const fix = d.fixes?.[0];
      if (fix !== undefined) lines.push(dim(`    = ${fix.safe ? '--fix' : '--fix-unsafe'}: ${fix.title}`));
      frames.push(`${lines.join('\n')}\n`);
    }
  return frames.join('\n') + (frames.length > 0 ? '\n' : '');
}

import { jsonFindings } from '../../output/findings.ts';
import { oneLine, type Report } from './report.ts';

/** A finding a line, as compilers write them and editors read them. */
export const compact = ({ files }: Report): string =>
  jsonFindings(files)
    .map(
      (f) =>
        `${oneLine(f.file)}:${f.start.line}:${f.start.column}: ${f.severity} ${f.code ?? f.rule}: ${oneLine(f.message)}\n`,
    )
    .join('');

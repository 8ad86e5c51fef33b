import { jsonFindings } from '../../output/findings.ts';
import type { Report } from './report.ts';

/** For programs, as the machine interface fixes it. */
export const json = ({ files, errors, warnings }: Report): string =>
  `${JSON.stringify({ files: files.length, errors, warnings, diagnostics: jsonFindings(files) }, null, 2)}\n`;

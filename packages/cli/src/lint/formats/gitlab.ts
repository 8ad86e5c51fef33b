import { fingerprints } from '../../output/fingerprint.ts';
import { jsonFinding } from '../../output/findings.ts';
import { pathFromHere, type Report } from './report.ts';

/** GitLab's code quality report: an array of issues, told apart from run to run by their fingerprint. */
export const gitlab = ({ files }: Report): string => {
  const issues = files.flatMap((findings) => {
    const prints = fingerprints(findings, pathFromHere(findings.file.name));
    return findings.diagnostics.map((d, i) => {
      const { start, end } = jsonFinding(d, findings.file);
      return {
        description: d.message,
        check_name: d.code,
        fingerprint: prints[i]!.id,
        severity: LEVELS[d.severity],
        location: { path: pathFromHere(findings.file.name), lines: { begin: start.line, end: end.line } },
      };
    });
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
};

const LEVELS = { error: 'critical', warning: 'major', hint: 'info' } as const;

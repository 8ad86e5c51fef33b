import type { FileFindings } from '@sluice/runtime';
import { countFindings } from '../../output/findings.ts';
import { pathFromHere, xmlText, type Report } from './report.ts';

/**
 * JUnit's XML: a suite per file, a case per finding. Errors are failures; warnings and hints are cases that pass and say
 * what they found, because CI servers turn red at any failure.
 */
export function junit({ files, errors, failures }: Report): string {
  const suites = [...files.map(suite), ...failures.map(failedSuite)];
  const tests = files.reduce((sum, { diagnostics }) => sum + Math.max(diagnostics.length, 1), failures.length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sluice" tests="${tests}" failures="${errors}" errors="${failures.length}">`,
    ...suites.flat(),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(findings: FileFindings): string[] {
  const { file, diagnostics } = findings;
  const name = xmlText(pathFromHere(file.name));
  const { errors } = countFindings([findings]);
  const cases = diagnostics.map(({ code, severity, message, span }) => {
    const { line, column } = file.position(span.start);
    const text = `${severity} ${code} at ${line}:${column}: ${message}`;
    const said =
      severity === 'error'
        ? `<failure type="${xmlText(code)}" message="${xmlText(message)}">${xmlText(text)}</failure>`
        : `<system-out>${xmlText(text)}</system-out>`;
    return `    <testcase classname="${name}" name="${xmlText(`${code} at ${line}:${column}`)}" time="0">${said}</testcase>`;
  });
  if (cases.length === 0) cases.push(`    <testcase classname="${name}" name="sluice" time="0" />`);
  return [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${errors}" errors="0" time="0">`,
    ...cases,
    '  </testsuite>',
  ];
}

const failedSuite = (message: string): string[] => [
  '  <testsuite name="sluice" tests="1" failures="0" errors="1" time="0">',
  `    <testcase classname="sluice" name="read" time="0"><error message="${xmlText(message)}" /></testcase>`,
  '  </testsuite>',
];

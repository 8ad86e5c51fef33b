import { count } from '../../output/style.ts';
import { oneLine, pathFromHere, type Report } from './report.ts';

/** Markdown for a job's summary or a comment: a table per file that has findings. */
export function markdown({ files, errors, warnings, failures }: Report): string {
  const found = `${count(errors, 'error')}, ${count(warnings, 'warning')} in ${count(files.length, 'file')}`;
  const lines = ['# Sluice', '', found, ''];
  for (const message of failures) lines.push(`- ${cell(message)}`, '');
  for (const { file, diagnostics } of files) {
    if (diagnostics.length === 0) continue;
    lines.push(
      `## ${cell(pathFromHere(file.name))}`,
      '',
      '| Place | Severity | Rule | Finding |',
      '| ---: | --- | --- | --- |',
    );
    for (const { code, severity, message, span } of diagnostics) {
      const { line, column } = file.position(span.start);
      lines.push(`| ${line}:${column} | ${severity} | ${cell(code)} | ${cell(message)} |`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** Text that stays text: no cell ends early, no markup or HTML begins. */
const cell = (text: string): string => oneLine(text).replace(/[\\`*_{}[\]<>#|~&!]/g, (c) => `&#${c.charCodeAt(0)};`);

import { jsonFindings } from '../../output/findings.ts';
import { oneLine, pathFromHere, type Report } from './report.ts';

/** Workflow commands of GitHub Actions, which become annotations of the changed lines. */
export const github = ({ files, failures }: Report): string =>
  [
    ...jsonFindings(files).map(({ file, severity, code, rule, message, start, end }) => {
      const properties = {
        file: pathFromHere(file),
        line: start.line,
        endLine: end.line,
        // columns hold for a single line alone
        ...(start.line === end.line && { col: start.column, endColumn: end.column }),
        title: code ?? rule ?? '',
      };
      const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${LEVELS[severity]} ${listed.join(',')}::${data(oneLine(message))}\n`;
    }),
    ...failures.map((message) => `::error title=sluice::${data(oneLine(message))}\n`),
  ].join('');

const LEVELS = { error: 'error', warning: 'warning', hint: 'notice' } as const;

/** The runner decodes these, and no others. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

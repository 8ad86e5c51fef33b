import { pathFromHere, xmlText, type Report } from './report.ts';

/** Checkstyle's XML, which many CI servers and editors read. */
export function checkstyle({ files }: Report): string {
  const lines = files.flatMap(({ file, diagnostics }) => [
    `  <file name="${xmlText(pathFromHere(file.name))}">`,
    ...diagnostics.map(({ code, severity, message, span }) => {
      const { line, column } = file.position(span.start);
      return `    <error line="${line}" column="${column}" severity="${LEVELS[severity]}" message="${xmlText(message)}" source="sluice.${xmlText(code)}" />`;
    }),
    '  </file>',
  ]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="8.0">', ...lines, '</checkstyle>', ''].join(
    '\n',
  );
}

const LEVELS = { error: 'error', warning: 'warning', hint: 'info' } as const;

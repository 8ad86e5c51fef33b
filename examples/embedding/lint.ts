/** What is wrong with a policy document, one line each: `policy.xml:4:9 error APIM2001: …`. */
import { checkPolicy } from '@sluice/runtime';

export function lint(name: string, text: string): string[] {
  const { file, diagnostics } = checkPolicy({ name, text });
  return diagnostics.map(({ code, severity, message, span }) => {
    const { line, column } = file.position(span.start);
    return `${name}:${line}:${column} ${severity} ${code}: ${message}`;
  });
}

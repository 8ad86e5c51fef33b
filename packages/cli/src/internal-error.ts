/** A bug of ours on one line, whatever was thrown; with its stack where a developer asks for it. */
export function internalError(e: unknown, withStack = false): string {
  const message = e instanceof Error ? `${e.name}: ${e.message}` : String(e);
  const line = `internal error: ${message.replace(/\s+/g, ' ').slice(0, 300)}; please report it`;
  return withStack && e instanceof Error ? `${line}\n${e.stack ?? ''}` : line;
}

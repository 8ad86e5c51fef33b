import { diagnostics } from './catalogue.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

/** What the collecting itself has to say. */
export const bagMessages = diagnostics({
  XML1000: {
    severity: 'hint',
    message: '{count} more findings in this file are not shown',
    help: 'A file reports a limited number of findings. Mend the first ones: the others often follow from them.',
  },
});

/**
 * Collects the diagnostics of one file. The same finding at the same place is kept once. Of each severity `limit` are
 * kept and the rest counted: a hostile file costs bounded memory, and hints crowd out no error. `sorted` gives file
 * order and, last, a note of the rest.
 */
export class DiagnosticBag {
  private readonly kept: Diagnostic[] = [];
  private readonly seen = new Set<string>();
  private readonly room: Record<Severity, number>;
  private dropped = 0;

  constructor(limit = 100) {
    this.room = { error: limit, warning: limit, hint: limit };
  }

  add(diagnostic: Diagnostic): void {
    if (this.room[diagnostic.severity] === 0) {
      this.dropped++;
      return;
    }
    const key = `${diagnostic.code} ${diagnostic.span.start} ${diagnostic.span.end} ${diagnostic.message}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.kept.push(diagnostic);
    this.room[diagnostic.severity]--;
  }

  sorted(): Diagnostic[] {
    const all = this.kept.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const last = all.at(-1);
    if (last && this.dropped > 0) all.push(bagMessages('XML1000', last.span, { count: this.dropped }));
    return all;
  }
}

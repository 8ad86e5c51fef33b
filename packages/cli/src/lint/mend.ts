import path from 'node:path';
import type { FileFindings } from '@sluice/runtime';
import { CommandError, type Io } from '../io.ts';
import { count } from '../output/style.ts';
import { replaceText } from '../output/write.ts';
import type { Checker } from './check.ts';
import type { Candidate } from './discover.ts';
import { applyFixes, type Chooses } from './fix.ts';
import { pathFromHere } from './formats/report.ts';

/** `--fix`, `--fix-unsafe`, `--fix-dry-run`: mends files one by one, and says afterwards what it did. */
export class Mender {
  private readonly checker: Checker;
  private readonly chooses: Chooses;
  private readonly dry: boolean;
  private readonly io: Io;
  private readonly refuse: (message: string) => void;
  private readonly patches: string[] = [];
  private files = 0;
  private fixes = 0;

  constructor(checker: Checker, chooses: Chooses, dry: boolean, io: Io, refuse: (message: string) => void) {
    this.checker = checker;
    this.chooses = chooses;
    this.dry = dry;
    this.io = io;
    this.refuse = refuse;
  }

  /** The findings that are left once the fixes are applied, or would be. */
  async mend(candidate: Candidate, findings: FileFindings): Promise<FileFindings> {
    const { name, text } = candidate;
    const fixed = applyFixes(findings, (t) => this.checker.check({ name, text: t }), this.chooses);
    const { applied, skipped, outcome } = fixed;
    if (skipped > 0) this.say(`${name}: ${count(skipped, 'overlapping fix', 'es')} skipped at first`);
    if (outcome === 'worse')
      this.say(`${name}: a fix would have brought an error, and was taken back; please report it`);
    if (outcome === 'unfinished') this.say(`${name}: there is more to fix; run it again`);
    if (applied === 0 || fixed.text === text) return fixed.findings;
    if (this.dry) this.patches.push(await patchOf(name, text, fixed.text));
    else if (!this.write(name, text, fixed.text)) return findings;
    this.files++;
    this.fixes += applied;
    return fixed.findings;
  }

  /** One file that cannot be written keeps no other from being fixed. */
  private write(name: string, before: string, after: string): boolean {
    try {
      if (replaceText(name, before, after)) return true;
      this.refuse(`${name}: it changed meanwhile, so nothing was fixed in it`);
    } catch (e) {
      if (!(e instanceof CommandError)) throw e;
      this.refuse(e.message);
    }
    return false;
  }

  writeDiff(): void {
    this.io.out.write(this.patches.join(''));
  }

  summarise(): void {
    if (this.fixes > 0)
      this.io.err.write(
        `${count(this.fixes, 'fix', 'es')} in ${count(this.files, 'file')}${this.dry ? ' would be applied' : ' applied'}\n`,
      );
  }

  private say(message: string): void {
    this.io.err.write(`sluice: ${message}\n`);
  }
}

/** A unified diff that `git apply` and `patch -p1` take. */
async function patchOf(name: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const shown = pathFromHere(name);
  // what lies elsewhere is named in full, and no prefix would be right
  const [from, to] = path.isAbsolute(shown) ? [shown, shown] : [`a/${shown}`, `b/${shown}`];
  return createTwoFilesPatch(from, to, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}

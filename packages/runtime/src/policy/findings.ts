import { DiagnosticBag, SourceFile, type Diagnostic } from '@sluice/parser';
import { unmasked, type Mask } from '../exchange/secrets.ts';
import { isRefusal } from './messages.ts';

/** A text, or a text with the name of its file for messages. */
export type PolicyText = string | { readonly name: string; readonly text: string };

export interface FileFindings {
  readonly file: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
}

export const sourceFile = (text: PolicyText, name: string): SourceFile =>
  typeof text === 'string' ? new SourceFile(name, text) : new SourceFile(text.name, text.text);

/** What is found in the files of a set, and whether it keeps the set from running. */
export class Findings {
  isBroken = false;
  private readonly bags = new Map<SourceFile, DiagnosticBag>();
  private readonly lenient: boolean;
  private readonly mask: Mask;

  /** `lenient`: what only the service refuses breaks nothing. `mask`: what messages may not show. */
  constructor(lenient: boolean, mask: Mask = unmasked) {
    this.lenient = lenient;
    this.mask = mask;
  }

  /** A file of the set, under this name where it has none of its own. */
  file(text: PolicyText, name: string): SourceFile {
    const file = sourceFile(text, name);
    this.bags.set(file, new DiagnosticBag());
    return file;
  }

  readonly report = (file: SourceFile, d: Diagnostic): void => {
    this.bags.get(file)!.add({ ...d, message: this.mask(d.message) });
    if (d.severity === 'error' && !(this.lenient && isRefusal(d.code))) this.isBroken = true;
  };

  /** Every file, also where nothing was found; but for the one that is left out. */
  files(but?: SourceFile): readonly FileFindings[] {
    return Array.from(this.bags, ([file, bag]) => ({ file, diagnostics: bag.sorted() })).filter(
      ({ file }) => file !== but,
    );
  }
}

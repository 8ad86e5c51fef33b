import { statSync } from 'node:fs';
import path from 'node:path';
import { SourceFile, type Diagnostic } from '@sluice/parser';
import { policyMessages, referencesIn, type FileFindings } from '@sluice/runtime';
import type { ServiceAround } from '../described/around.ts';
import { decode, readBytes } from '../input/text.ts';
import { CommandError } from '../io.ts';

/**
 * Which named values no policy uses. It can be said only where every policy of the service was read: where the folder
 * that describes the service, or one above it, was checked as a whole. Backends, loggers and the like may use named
 * values, too; a use in a comment or in a Liquid template counts as one.
 */
export class NamedValueUses {
  private readonly used = new Set<string>();
  private readonly services = new Set<ServiceAround>();

  note(text: string, service: ServiceAround | null): void {
    for (const { name } of referencesIn(text)) this.used.add(name.toLowerCase());
    if (service !== null) this.services.add(service);
  }

  /** `paths`: what was checked. Hints, at the places that describe the values. */
  unused(paths: readonly string[]): readonly FileFindings[] {
    const folders = paths.filter((p) => statSync(p, { throwIfNoEntry: false })?.isDirectory() === true);
    const isCovered = (folder: string): boolean => folders.some((checked) => isInside(folder, checked));
    const services = [...this.services];
    return [
      ...[...new Set(services.flatMap(({ described }) => described ?? []))].flatMap(({ service, file, spanOf }) => {
        if (!isCovered(path.dirname(file.name))) return [];
        this.note(file.text, null);
        const diagnostics = this.among(service.namedValues).map((name) =>
          policyMessages('APIM2056', spanOf(name), { name }),
        );
        return diagnostics.length === 0 ? [] : [{ file, diagnostics }];
      }),
      ...[...new Set(services.flatMap(({ extracted }) => extracted))].flatMap((extracted) => {
        if (!isCovered(extracted.folder)) return [];
        for (const file of extracted.otherFiles()) this.note(textOf(file), null);
        return this.among(extracted.service.namedValues).map((name) => unusedIn(extracted.fileOf(name), name));
      }),
    ];
  }

  private among(namedValues: object | undefined): string[] {
    return Object.keys(namedValues ?? {}).filter((name) => !this.used.has(name.toLowerCase()));
  }
}

function unusedIn(name: string, value: string): { file: SourceFile; diagnostics: readonly Diagnostic[] } {
  const relative = path.relative('', name);
  const file = new SourceFile(relative.startsWith('..') ? name : relative, textOf(name));
  const written = JSON.stringify(value);
  const at = file.text.indexOf(written);
  const span = at < 0 ? { start: 0, end: 0 } : { start: at + 1, end: at + written.length - 1 };
  return { file, diagnostics: [policyMessages('APIM2056', span, { name: value })] };
}

/** Empty where it cannot be read. */
function textOf(name: string): string {
  try {
    return decode(readBytes(name), name);
  } catch (e) {
    if (e instanceof CommandError) return '';
    throw e;
  }
}

function isInside(folder: string, outer: string): boolean {
  const relative = path.relative(outer, folder);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

import { renderDiagnostic } from '@sluice/parser';
import { effectivePolicy, SCOPES, SECTIONS, type FileFindings, type PolicyText } from '@sluice/runtime';
import { nameOf, readText } from '../input/text.ts';
import { CommandError, type ExitStatus, type Io } from '../io.ts';
import { countFindings } from '../output/findings.ts';
import { count, paletteOf } from '../output/style.ts';
import { readInput } from '../run/input.ts';
import { effectiveJson } from './json.ts';
import { effectiveXml, type Sections } from './xml.ts';

interface EffectiveArguments {
  readonly positionals: readonly string[];
  readonly options: Omit<Parameters<typeof readInput>[1], 'gravitee' | 'gravitee-policy'> & {
    readonly fragment?: string;
    readonly 'keep-fragments'?: true;
    readonly section?: string;
    readonly format?: string;
    readonly lenient?: true;
  };
}

/** `sluice effective`: the documents of the scopes as one, with the source of every statement. */
export async function showEffective({ positionals, options }: EffectiveArguments, io: Io): Promise<ExitStatus> {
  const { fragment, 'keep-fragments': keep = false, section, format = 'xml', lenient = false } = options;
  const scopes = SCOPES.filter((scope) => options[scope] !== undefined);
  if (positionals.length > 1 || positionals.length > 0 === scopes.length > 0)
    throw new CommandError(
      'effective takes one policy, or those of the scopes: sluice effective --product FILE --api FILE',
    );
  const input = await readInput(positionals, options, io);
  if (input.kind !== 'policies') throw new CommandError('effective takes policies');
  const fragments = fragment === undefined ? null : await readFragments(fragment, io);

  const { sections, files } = effectivePolicy({
    documents: input.documents,
    lenient,
    ...(fragments !== null && { fragments }),
  });
  if (sections === null) return refuse(files, io);
  const shown: Sections = SECTIONS.filter((name) => section === undefined || name === section).map((name) => ({
    name,
    statements: sections.get(name)!,
  }));
  const known = keep ? null : fragments;
  io.out.write(format === 'json' ? effectiveJson(shown) : effectiveXml(shown, (id) => known?.[id] !== undefined));
  return 0;
}

/** `id=file`, several of them with commas between. Throws CommandError. */
async function readFragments(list: string, io: Io): Promise<Readonly<Record<string, PolicyText>>> {
  const fragments = Object.create(null) as Record<string, PolicyText>;
  for (const one of list.split(',')) {
    const at = one.indexOf('=');
    if (at < 1 || at === one.length - 1) throw new CommandError(`--fragment is ID=FILE, not "${one}"`);
    const [id, path] = [one.slice(0, at), one.slice(at + 1)];
    if (id in fragments) throw new CommandError(`the fragment ${id} is given twice`);
    fragments[id] = { name: nameOf(path), text: await readText(path, io) };
  }
  return fragments;
}

function refuse(files: readonly FileFindings[], io: Io): 1 {
  const palette = paletteOf(io.err);
  for (const { file, diagnostics } of files)
    for (const d of diagnostics) if (d.severity === 'error') io.err.write(`${renderDiagnostic(d, file, palette)}\n\n`);
  io.err.write(`${count(countFindings(files).errors, 'error')}; nothing is in effect\n`);
  return 1;
}

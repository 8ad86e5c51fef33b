import path from 'node:path';
import { SourceFile, type Diagnostic, type Span } from '@sluice/parser';
import { fieldOf, readService, type ServiceDescription } from '@sluice/runtime';
import type { Document, Node as YamlNode, Pair } from 'yaml';
import { ConfigError } from '../config/load.ts';
import { configMessages } from '../config/messages.ts';
import { faultText, parseData } from '../input/data.ts';
import { decode, readBytes } from '../input/text.ts';
import { CommandError } from '../io.ts';

/**
 * A file that describes a service: YAML, of which JSON is a part. Fragments and OpenAPI documents may be files of their
 * own, named by paths that count from the folder of the description. Mistakes are shown with their place.
 */
export interface DescribedService {
  readonly service: ServiceDescription;
  readonly file: SourceFile;
  /** Where a named value is described. */
  readonly spanOf: (namedValue: string) => Span;
}

type Path = readonly (string | number)[];

/** Throws CommandError where there is no such file, and ConfigError where it has mistakes. */
export async function readServiceFile(name: string): Promise<DescribedService> {
  const shown = path.relative('', name);
  const file = new SourceFile(shown.startsWith('..') ? name : shown, textOf(name));
  const { document, data } = await parse(file);
  const problems: Diagnostic[] = [];
  const folder = path.dirname(name);
  const named = await withFiles(data, folder, (at, problem) =>
    problems.push(configMessages('CFG4010', spanAt(document, at), { field: fieldOf(at, ''), problem })),
  );
  const read = readService(named);
  for (const { path: at, problem, hint } of read.problems)
    problems.push(
      configMessages('CFG4009', spanAt(document, at), { field: fieldOf(at, 'the description'), problem, hint }),
    );
  if (problems.length > 0 || read.service === null) throw new ConfigError({ file, diagnostics: problems });
  return { service: read.service, file, spanOf: (value) => spanAt(document, ['namedValues', value], true) };
}

const textOf = (name: string): string => decode(readBytes(name), name).replace(/^\ufeff/, '');

async function parse(file: SourceFile): Promise<{ document: Document; data: unknown }> {
  const { parseDocument } = await import('yaml');
  const fail = (span: Span, error: Error): never => {
    throw new ConfigError({ file, diagnostics: [configMessages('CFG4008', span, { problem: faultText(error) })] });
  };
  try {
    const document = parseDocument(file.text, { logLevel: 'silent' });
    const [error] = document.errors;
    if (error !== undefined) return fail({ start: error.pos[0], end: error.pos[1] }, error);
    return { document, data: document.toJS() };
  } catch (e) {
    if (e instanceof ConfigError) throw e;
    // aliases that point nowhere or multiply, and nesting deeper than the stack
    return fail({ start: 0, end: 0 }, e as Error);
  }
}

/** The description with what lies in files of its own in their place. What has another shape is left to the reader. */
async function withFiles(data: unknown, folder: string, report: (at: Path, problem: string) => void): Promise<unknown> {
  if (!isRecord(data)) return data;
  const { fragments, apis } = data;
  const reading = async <T>(at: Path, name: string, read: (file: string) => T): Promise<Awaited<T> | undefined> => {
    try {
      return await read(path.resolve(folder, name));
    } catch (e) {
      if (!(e instanceof CommandError)) throw e;
      report(at, e.message);
      return undefined;
    }
  };
  const texts = new Map<string, unknown>();
  for (const [id, text] of Object.entries(isRecord(fragments) ? fragments : {})) {
    const isName = typeof text === 'string' && !text.trimStart().startsWith('<');
    texts.set(id, isName ? ((await reading(['fragments', id], text, textOf)) ?? '') : text);
  }
  const described = new Map<string, unknown>();
  for (const [id, api] of Object.entries(isRecord(apis) ? apis : {})) {
    const { openapi } = isRecord(api) ? api : {};
    if (typeof openapi !== 'string') described.set(id, api);
    else
      described.set(id, {
        ...(api as object),
        openapi: (await reading(['apis', id, 'openapi'], openapi, readOpenApi)) ?? {},
      });
  }
  return {
    ...data,
    ...(isRecord(fragments) && { fragments: Object.fromEntries(texts) }),
    ...(isRecord(apis) && { apis: Object.fromEntries(described) }),
  };
}

/** Throws CommandError. */
export const readOpenApi = async (name: string): Promise<unknown> => parseData(textOf(name), name);

/** The value at the end of a path, or its key; where the path leads nowhere, what is nearest to it. */
function spanAt(document: Document, at: Path, wantsKey = false): Span {
  let found: YamlNode | null = document.contents;
  for (const [i, step] of at.entries()) {
    const items: readonly unknown[] | null = found !== null && 'items' in found ? found.items : null;
    if (typeof step === 'number') found = (items?.[step] as YamlNode | undefined) ?? found;
    else {
      const pair = items?.find((item) => String((item as Pair<YamlNode>).key) === step) as
        Pair<YamlNode, YamlNode | null> | undefined;
      const isLast = i === at.length - 1;
      found = (isLast && wantsKey ? pair?.key : (pair?.value ?? pair?.key)) ?? found;
    }
  }
  const [start, end] = found?.range ?? [0, 0];
  return { start, end };
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

import type { MaybePromise } from '../../host/host.ts';
import { after } from '../sending.ts';
import type { Node, OpenApi } from '../../exchange/openapi.ts';
import { sampleText } from './sample.ts';

/** What `mock-response` asks for. */
export interface Wanted {
  readonly status: number;
  readonly contentType: string | null;
  /** Which example of the operation, whatever its status and type. */
  readonly index: number | null;
}

export interface Mock {
  readonly status: number;
  readonly contentType: string | null;
  /** Null: empty. */
  readonly body: string | null;
}

/** One content type of a response. */
interface Media {
  readonly status: number;
  readonly type: string;
  readonly examples: readonly unknown[];
  readonly schema: Node | null;
}

/**
 * The response that a description has for an operation: an example of the status and content type, else a sample of
 * the schema, else an example of the status under another type, else nothing. Without a content type it is the first
 * that has something.
 */
export function mockOf(description: OpenApi, operation: Node | null, wanted: Wanted): MaybePromise<Mock> {
  const { status, contentType, index } = wanted;
  if (index !== null) {
    const all = [...responsesOf(description, operation)].flatMap((m) =>
      m.examples.map((example) => ({ ...m, example })),
    );
    const chosen = all[index];
    if (chosen !== undefined)
      return { status: chosen.status, contentType: chosen.type, body: exampleText(chosen.example, chosen.type) };
  }
  const media = contentOf(description, operation, status);
  const fitting = contentType === null ? media : media.filter(({ type }) => sameType(type, contentType));
  const example = fitting.find(({ examples }) => examples.length > 0);
  if (example !== undefined) return exampleOf(example, wanted);
  const withSchema = fitting.find(({ schema }) => schema !== null);
  if (withSchema?.schema) {
    return after(sampleText(withSchema.schema, withSchema.type, description), (body) => ({
      status,
      contentType: contentType ?? withSchema.type,
      body,
    }));
  }
  const other = media.find(({ examples }) => examples.length > 0);
  return other === undefined ? { status, contentType, body: null } : exampleOf(other, wanted);
}

const exampleOf = ({ examples, type }: Media, { status, contentType }: Wanted): Mock => ({
  status,
  contentType: contentType ?? type,
  body: exampleText(examples[0], type),
});

/** Of the status itself, else of its range (`2XX`), else of `default`. */
function contentOf(description: OpenApi, operation: Node | null, status: number): Media[] {
  const responses = description.member(operation, 'responses');
  const names = [String(status), `${Math.floor(status / 100)}XX`, `${Math.floor(status / 100)}xx`, 'default'];
  const response = names.map((name) => description.member(responses, name)).find((r) => r !== null) ?? null;
  return mediaOf(description, operation, response, status);
}

function* responsesOf(description: OpenApi, operation: Node | null): Generator<Media> {
  const responses = description.member(operation, 'responses');
  for (const name of Object.keys(responses ?? {})) {
    const status = /^[1-5]\d\d$/.test(name) ? Number(name) : /^[1-5]xx$/i.test(name) ? Number(name[0]) * 100 : 200;
    yield* mediaOf(description, operation, description.member(responses, name), status);
  }
}

function mediaOf(description: OpenApi, operation: Node | null, response: Node | null, status: number): Media[] {
  if (response === null) return [];
  const content = description.member(response, 'content');
  if (content !== null)
    return Object.keys(content).flatMap((type) => {
      const media = description.member(content, type);
      if (media === null) return [];
      return [{ status, type, examples: examplesOf(description, media), schema: description.member(media, 'schema') }];
    });
  return swaggerMedia(description, operation, response, status);
}

/** OpenAPI 3: `example`, or `examples` by name with their `value`. */
function examplesOf(description: OpenApi, media: Node): unknown[] {
  if (media['example'] !== undefined) return [media['example']];
  const named = description.member(media, 'examples');
  return Object.keys(named ?? {}).flatMap((name) => {
    const example = description.member(named, name);
    return example !== null && 'value' in example ? [example['value']] : [];
  });
}

/** Swagger 2: examples by content type, one schema for all of those that the operation produces. */
function swaggerMedia(description: OpenApi, operation: Node | null, response: Node, status: number): Media[] {
  const examples = description.member(response, 'examples') ?? {};
  const schema = description.member(response, 'schema');
  const produced = [operation?.['produces'], description.root['produces']].find(Array.isArray) as
    readonly unknown[] | undefined;
  const types = new Set([
    ...Object.keys(examples),
    ...(schema === null ? [] : (produced ?? ['application/json']).filter((type) => typeof type === 'string')),
  ]);
  return Array.from(types, (type) => ({
    status,
    type,
    examples: Object.hasOwn(examples, type) ? [examples[type]] : [],
    schema,
  }));
}

/** Without parameters and letter case. */
function sameType(a: string, b: string): boolean {
  const bare = (type: string): string => type.split(';')[0]!.trim().toLowerCase();
  return bare(a) === bare(b) || bare(a) === '*/*';
}

const isJson = (type: string): boolean => /[/+]json\s*(?:;|$)/i.test(type) || type === '*/*';

/** A text is taken for the body itself, unless JSON is wanted and it is none. */
function exampleText(example: unknown, type: string): string {
  if (typeof example !== 'string') return JSON.stringify(example);
  return isJson(type) && !isJsonText(example) ? JSON.stringify(example) : example;
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

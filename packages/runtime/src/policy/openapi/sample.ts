import { isNode, type Node, type OpenApi } from '../../exchange/openapi.ts';

/**
 * A sample of a schema as text, made once. The sampler is read when the first one is asked for: most gateways never
 * mock. A schema that it cannot sample gives null.
 */
const made = new WeakMap<Node, Map<string, string | null>>();

interface Sampler {
  readonly sample: (
    schema: Node,
    options: { readonly quiet: true; readonly skipWriteOnly: true; readonly format: 'json' | 'xml' },
    document: Node,
  ) => unknown;
}

export function sampleText(schema: Node, type: string, description: OpenApi): string | null | Promise<string | null> {
  const format = /[/+]xml\s*(?:;|$)/i.test(type) ? 'xml' : 'json';
  const known = made.get(schema)?.get(format);
  return known === undefined ? make(schema, format, description) : known;
}

async function make(schema: Node, format: 'json' | 'xml', description: OpenApi): Promise<string | null> {
  const { default: sampler } = (await import('openapi-sampler')) as unknown as { readonly default: Sampler };
  const text = textOf(sampler, schema, format, description.root);
  const shown = text !== null && format === 'xml' ? inRoot(text, schema) : text;
  const texts = made.get(schema) ?? new Map<string, string | null>();
  made.set(schema, texts.set(format, shown));
  return shown;
}

/** The sampler leaves the root element out: it has the name that the schema gives it. */
function inRoot(content: string, schema: Node): string {
  const { xml } = schema;
  const name = isNode(xml) ? xml['name'] : undefined;
  return typeof name === 'string' ? `<${name}>\n${content.replace(/^(?=.)/gm, '  ')}</${name}>` : content;
}

function textOf({ sample }: Sampler, schema: Node, format: 'json' | 'xml', root: Node): string | null {
  try {
    const value = sample(schema, { quiet: true, skipWriteOnly: true, format }, root);
    return typeof value === 'string' && format === 'xml' ? value : (JSON.stringify(value) ?? null);
  } catch {
    // references that lead nowhere, patterns that are none: there is nothing to show
    return null;
  }
}

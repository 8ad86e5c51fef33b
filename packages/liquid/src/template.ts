import { DEFAULT_LIMITS, dotnet, type Ambient, type Limits } from '@sluice/expressions';
import { DiagnosticBag, type Diagnostic } from '@sluice/parser';
import { TemplateReader } from './reader.ts';
import { renderAll, Rendering } from './render/rendering.ts';
import { tokenize } from './syntax/tokenizer.ts';
import type { Hash } from './values/kinds.ts';

/** A template that has been read. */
export interface Template {
  /**
   * The text that it makes of what the host gives (`body`, `context`). Mistakes of its parts are in the text, as DotLiquid
   * writes them. Throws LimitReached alone.
   */
  readonly render: (environment: Hash, ambient: Ambient, limits?: Limits) => string;
}

export interface ParsedTemplate {
  /** Null where there are errors. */
  readonly template: Template | null;
  /** Spans are offsets of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a template in DotLiquid's dialect with C#'s names. Any text gives a result; never throws. */
export function parseTemplate(source: string): ParsedTemplate {
  const text = withoutShorthand(source);
  const bag = new DiagnosticBag();
  const reader = new TemplateReader(tokenize(text));
  const nodes = reader.document();
  for (const d of reader.diagnostics) bag.add(d);
  const diagnostics = bag.sorted();
  if (diagnostics.some((d) => d.severity === 'error')) return { template: null, diagnostics };
  const render: Template['render'] = (environment, ambient, limits = DEFAULT_LIMITS) =>
    dotnet.within(ambient, limits, () => {
      const x = new Rendering(environment);
      renderAll(nodes, x);
      return x.output;
    });
  return { template: { render }, diagnostics };
}

/** A template that is one `{# … #}` is a comment, one that is a `{{{ … }}}` is text: both in one line, and nothing else. */
function withoutShorthand(source: string): string {
  const line = source.endsWith('\n') ? source.slice(0, -1) : source;
  if (line.includes('\n')) return source;
  const literal = /^\{\{\{\s?/.exec(line);
  if (literal !== null && line.length >= literal[0].length + 3 && line.endsWith('}}}'))
    return `{% literal %}${line.slice(literal[0].length, -3).trimEnd()}{% endliteral %}`;
  return /^\{\s?#/.test(line) && /#\s?\}$/.test(line) && line.length > 3 ? '' : source;
}

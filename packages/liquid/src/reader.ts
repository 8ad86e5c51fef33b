import { suggest, type Diagnostic } from '@sluice/parser';
import { liquidMessages } from './messages.ts';
import { outputOf } from './output.ts';
import type { Operand, Render } from './render/rendering.ts';
import { TAG } from './syntax/patterns.ts';
import type { Token } from './syntax/tokenizer.ts';
import type { Branch, Locate, Reader, Report, Tag } from './tags/define.ts';
import { TAGS } from './tags/tags.ts';
import { outputText } from './values/text.ts';

/** More than DotLiquid's scopes, and far less than the stack bears. */
const DEEPEST = 100;

/** From tokens to what runs. Mistakes are reported, and reading goes on behind them. */
export class TemplateReader implements Reader {
  readonly diagnostics: Diagnostic[] = [];
  private at = 0;
  /** What is open here, outermost first. */
  private readonly open: Tag[] = [];
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** The whole template. */
  document(): readonly Render[] {
    return this.readBranches([])[0]!.nodes;
  }

  block(tag: Tag): readonly Render[] {
    return this.read(tag, [])[0]!.nodes;
  }

  branches(tag: Tag, names: readonly string[]): readonly Branch[] {
    return this.read(tag, names);
  }

  raw(tag: Tag): string {
    let text = '';
    for (let token = this.next(); token !== undefined; token = this.next()) {
      if (token.kind === 'tag' && tagOf(token)?.name === `end${tag.name}`) return text;
      text += token.kind === 'text' ? token.content : written(token);
    }
    this.report('LIQ5003', tag.span, { tag: tag.name });
    return text;
  }

  rest(): void {
    while (this.next() !== undefined);
  }

  output(markup: string, locate: Locate): Operand {
    return outputOf(markup, locate, this.report);
  }

  readonly report: Report = (...finding) => {
    this.diagnostics.push(liquidMessages(...finding));
  };

  malformed(tag: Tag, syntax: string): null {
    this.report('LIQ5007', tag.span, { tag: tag.name, syntax });
    return null;
  }

  private next(): Token | undefined {
    return this.tokens[this.at++];
  }

  private read(tag: Tag, names: readonly string[]): Branch[] {
    if (this.open.length >= DEEPEST) {
      this.report('LIQ5008', tag.span, { limit: DEEPEST });
      this.at = this.tokens.length;
      return [{ tag: null, nodes: [] }];
    }
    this.open.push(tag);
    const branches = this.readBranches(names);
    this.open.pop();
    return branches;
  }

  private readBranches(names: readonly string[]): Branch[] {
    let nodes: Render[] = [];
    const branches: Branch[] = [{ tag: null, nodes }];
    const open = this.open.at(-1);
    for (let token = this.next(); token !== undefined; token = this.next()) {
      if (token.kind !== 'tag') {
        const node = token.kind === 'text' ? text(token) : this.outputNode(token);
        if (node !== null) nodes.push(node);
        continue;
      }
      const tag = this.tag(token);
      if (tag === null) continue;
      if (open !== undefined && tag.name === `end${open.name}`) return branches;
      if (this.open.some(({ name }) => tag.name === `end${name}`)) {
        // a tag around this one ends: this one was forgotten
        this.at--;
        break;
      }
      if (names.includes(tag.name)) branches.push({ tag, nodes: (nodes = []) });
      else {
        const node = this.known(tag, open);
        if (node !== null) nodes.push(node);
      }
    }
    if (open !== undefined) this.report('LIQ5003', open.span, { tag: open.name });
    return branches;
  }

  private tag(token: Token): Tag | null {
    const tag = token.closed ? tagOf(token) : null;
    if (tag === null) this.report('LIQ5001', token.span, { text: abbreviated(written(token)) });
    return tag;
  }

  private known(tag: Tag, open: Tag | undefined): Render | null {
    const def = TAGS.get(tag.name);
    if (def !== undefined) return def.read(tag, this);
    if (tag.name === 'else') this.report('LIQ5005', tag.span, { tag: open?.name ?? '' });
    else if (tag.name === 'end' && open !== undefined) this.report('LIQ5006', tag.span, { tag: open.name });
    else {
      const found = suggest(tag.name, open === undefined ? TAGS.keys() : [`end${open.name}`, ...TAGS.keys()]);
      this.report('LIQ5004', tag.span, { tag: tag.name, hint: found === undefined ? '' : `; did you mean ${found}?` });
    }
    return null;
  }

  private outputNode(token: Token): Render | null {
    if (!token.closed) {
      this.report('LIQ5002', token.span, { text: abbreviated(written(token)) });
      return null;
    }
    const value = this.output(token.content, token.locate);
    return (x) => x.write(outputText(value(x)));
  }
}

const text =
  ({ content }: Token): Render =>
  (x) =>
    x.write(content);

function tagOf({ content, span, locate }: Token): Tag | null {
  const [, name, markup] = TAG().exec(content) ?? [];
  if (name === undefined || markup === undefined) return null;
  const before = content.length - markup.length;
  return { name, markup, span, locate: (start, end) => locate(before + start, before + end) };
}

/** Without dashes. */
function written({ kind, content, closed }: Token): string {
  const [open, close] = kind === 'tag' ? ['{%', '%}'] : ['{{', '}}'];
  return open + content + (closed ? close : '');
}

const abbreviated = (markup: string): string => (markup.length <= 60 ? markup : `${markup.slice(0, 57)}…`);

import type { IToken } from 'chevrotain';
import type { DiagnosticBag } from '../diag/bag.ts';
import { span } from '../text/span.ts';
import type { Span } from '../text/span.ts';
import type { Element, Node } from './ast.ts';
import type { Extent } from './island.ts';
import { readCData, readComment, readInstruction, readIsland, readText, spanOf, verbatimText } from './leaves.ts';
import { xmlMessages } from './messages.ts';
import { readStartTag } from './tag.ts';
import type { StartTag } from './tag.ts';
import * as t from './tokens.ts';

/**
 * tokens → nodes, with a stack of open elements instead of recursion. What a missing or a wrong end tag means is
 * decided here; tags are read in `tag.ts`, leaves in `leaves.ts`. What no node holds (an end tag that closes nothing)
 * a diagnostic names.
 */
interface Open {
  readonly tag: StartTag;
  readonly children: Node[];
  /** Its missing end tag follows from a fault that is reported already. */
  explained: boolean;
}

/** How many tags to look ahead to tell a misspelt end tag from one too many. */
const lookAhead = 32;

export function buildTree(text: string, tokens: readonly IToken[], maxDepth: number, bag: DiagnosticBag): Node[] {
  return new TreeBuilder(text, tokens, maxDepth, bag).build();
}

class TreeBuilder {
  private readonly text: string;
  private readonly tokens: readonly IToken[];
  private readonly maxDepth: number;
  private readonly bag: DiagnosticBag;
  private readonly open: Open[] = [];
  private readonly roots: Node[] = [];
  private siblings: Node[] = this.roots;
  private at = 0;
  private tooDeep = false;

  constructor(text: string, tokens: readonly IToken[], maxDepth: number, bag: DiagnosticBag) {
    this.text = text;
    this.tokens = tokens;
    this.maxDepth = maxDepth;
    this.bag = bag;
  }

  build(): Node[] {
    while (this.at < this.tokens.length) this.token(this.tokens[this.at]!);
    this.leave(0, this.text.length);
    return this.roots;
  }

  private token(token: IToken): void {
    const { bag, siblings } = this;
    switch (token.tokenType) {
      case t.StartTag:
      case t.StartTagInTag:
        this.startTag(token);
        return;
      case t.EndTag:
      case t.EndTagInTag:
        this.endTag(token);
        break;
      case t.Text:
        siblings.push(readText(token, bag));
        break;
      case t.Island:
        siblings.push(readIsland(this.text, token.startOffset, token.payload as Extent, bag));
        break;
      case t.CData:
        siblings.push(readCData(token, this.text, bag));
        break;
      case t.Comment:
        siblings.push(readComment(token, bag));
        break;
      case t.Instruction:
      case t.Doctype:
        siblings.push(readInstruction(token, bag));
        break;
      case t.Directive:
        siblings.push({ kind: 'Directive', span: spanOf(token), text: token.image });
        break;
    }
    this.at++;
  }

  private startTag(token: IToken): void {
    if (this.open.length >= this.maxDepth) {
      this.deep(token);
      return;
    }
    const tag = readStartTag(this.tokens, this.at, this.text, this.bag);
    this.at = tag.next;
    if (tag.empty) {
      this.siblings.push(element(tag, [], tag.span.end, null));
      return;
    }
    this.siblings = [];
    this.open.push({ tag, children: this.siblings, explained: tag.faulty });
  }

  private endTag(token: IToken): void {
    const name = this.endTagName(token);
    const found = this.open.findLastIndex((o) => o.tag.name === name);
    if (found >= 0) {
      this.leave(found + 1, token.startOffset);
      this.close(spanOf(token));
      return;
    }
    const top = this.open.at(-1);
    if (top && this.nextEndTag() !== top.tag.name) {
      const { bag } = this;
      bag.add({
        ...xmlMessages('XML1002', spanOf(token), { start: top.tag.name, end: name }),
        related: [{ span: top.tag.nameSpan, message: `<${top.tag.name}> starts here` }],
      });
      this.close(spanOf(token));
      return;
    }
    this.bag.add(xmlMessages('XML1003', spanOf(token), { name }));
  }

  private endTagName(token: IToken): string {
    const [, name = '', rest = ''] = /^<\/([^\s>]*)\s*([^>]*)/.exec(token.image)!;
    if (!token.image.endsWith('>')) this.bag.add(xmlMessages('XML1004', spanOf(token), { name: `/${name}` }));
    else if (rest !== '') this.bag.add(xmlMessages('XML1009', spanOf(token), { text: rest, name: `/${name}` }));
    return name;
  }

  /** The name of the end tag that closes the element around this place; undefined where none is in sight. */
  private nextEndTag(): string | undefined {
    let depth = 0;
    let seen = 0;
    for (let i = this.at + 1; i < this.tokens.length && seen < lookAhead; i++) {
      const { tokenType, image } = this.tokens[i]!;
      if (tokenType === t.StartTag || tokenType === t.StartTagInTag) {
        depth++;
        seen++;
      } else if (tokenType === t.EmptyTagEnd) depth--;
      else if (tokenType === t.EndTag || tokenType === t.EndTagInTag) {
        if (depth === 0) return /^<\/([^\s>]*)/.exec(image)![1];
        depth--;
      }
    }
    return undefined;
  }

  /** Closes the innermost element by its end tag. */
  private close(endTag: Span): void {
    const { tag, children } = this.open.pop()!;
    this.siblings = this.open.at(-1)?.children ?? this.roots;
    this.siblings.push(element(tag, children, endTag.end, endTag));
  }

  /** Closes the elements from `depth` on, whose end tags are missing. */
  private leave(depth: number, end: number): void {
    while (this.open.length > depth) {
      const { tag, children, explained } = this.open.pop()!;
      const outer = this.open.length > depth ? this.open.at(-1)! : null;
      if (!explained) this.reportUnclosed(tag, outer);
      this.siblings = this.open.at(-1)?.children ?? this.roots;
      this.siblings.push(element(tag, children, end, null));
    }
  }

  /** Two of a name, one inside the other and neither closed: the second was to be the end tag of the first. */
  private reportUnclosed(tag: StartTag, outer: Open | null): void {
    if (outer?.tag.name === tag.name && tag.attributes.length === 0) {
      outer.explained = true;
      const related = [{ span: outer.tag.nameSpan, message: `<${tag.name}> starts here` }];
      this.bag.add({ ...xmlMessages('XML1024', tag.span, { name: tag.name }), related });
    } else {
      this.bag.add(xmlMessages('XML1001', tag.nameSpan, { name: tag.name }));
    }
  }

  /** An element below the depth limit: a text. */
  private deep(first: IToken): void {
    if (!this.tooDeep) this.bag.add(xmlMessages('XML1020', spanOf(first), { limit: this.maxDepth }));
    this.tooDeep = true;
    let depth = 0;
    let end = first.startOffset;
    for (; this.at < this.tokens.length; this.at++) {
      const token = this.tokens[this.at]!;
      const type = token.tokenType;
      if (type === t.StartTag || type === t.StartTagInTag) depth++;
      else if (type === t.EmptyTagEnd) depth--;
      else if (type === t.EndTag || type === t.EndTagInTag) {
        if (depth === 0) break;
        depth--;
      }
      end = spanOf(token).end;
      if (depth === 0) {
        this.at++;
        break;
      }
    }
    this.siblings.push(verbatimText(this.text.slice(first.startOffset, end), first.startOffset));
  }
}

const element = (tag: StartTag, children: readonly Node[], end: number, endTag: Span | null): Element => ({
  kind: 'Element',
  span: span(tag.span.start, end),
  name: tag.name,
  nameSpan: tag.nameSpan,
  attributes: tag.attributes,
  children,
  startTag: tag.span,
  endTag,
});

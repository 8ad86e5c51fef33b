import { dotnet } from '@sluice/expressions';
import { operand } from '../render/operand.ts';
import { renderAll, type Rendering } from '../render/rendering.ts';
import { ASSIGN, CYCLE, NAMED_CYCLE, NAME, VALUE } from '../syntax/patterns.ts';
import { int32Of, textOf } from '../values/convert.ts';
import { defineTag, type TagDef } from './define.ts';

/** Tags that remember something: for the whole template, whatever block they stand in. */

export const assignTag = defineTag({
  name: 'assign',
  syntax: 'assign [var] = [source]',
  read(tag, reader) {
    const [, name, source] = ASSIGN().exec(tag.markup) ?? [];
    if (name === undefined || source === undefined) return reader.malformed(tag, this.syntax);
    const before = tag.markup.length - source.length;
    const value = reader.output(source, (start, end) => tag.locate(before + start, before + end));
    return (x) => void x.scopes[0]!.set(name, value(x));
  },
});

export const captureTag = defineTag({
  name: 'capture',
  syntax: 'capture [var]',
  read(tag, reader) {
    const name = NAME().exec(tag.markup)?.[0];
    const nodes = reader.block(tag);
    if (name === undefined) return reader.malformed(tag, this.syntax);
    return (x) => {
      const { text, interrupt } = x.captured(() => renderAll(nodes, x));
      if (interrupt !== undefined) return interrupt;
      x.scopes[0]!.set(name, text);
    };
  },
});

/** Each time the next of its values; those of one name, or of the same values, go on together. */
export const cycleTag = defineTag({
  name: 'cycle',
  syntax: 'cycle [name :] var [, var2, var3 ...]',
  read(tag, reader) {
    const [, named, list] = NAMED_CYCLE().exec(tag.markup) ?? [];
    if (named === undefined && !CYCLE().test(tag.markup)) return reader.malformed(tag, this.syntax);
    const texts = (list ?? tag.markup).split(',').map((part) => VALUE().exec(part)?.[0] ?? '');
    const values = texts.map(operand);
    const name = operand(named ?? `'${texts.join('')}'`);
    return (x) => {
      const key = textOf(name(x));
      const at = x.cycles.get(key) ?? 0;
      const value = values[at];
      x.write(textOf(value === undefined ? dotnet.clrThrow('System.IndexOutOfRangeException', OUTSIDE) : value(x)));
      x.cycles.set(key, at + 1 >= values.length ? 0 : at + 1);
    };
  },
});
const OUTSIDE = 'Index was outside the bounds of the array.';

export const ifchangedTag = defineTag({
  name: 'ifchanged',
  syntax: 'ifchanged',
  read(tag, reader) {
    const nodes = reader.block(tag);
    return (x) =>
      x.scoped(() => {
        const { text, interrupt } = x.captured(() => renderAll(nodes, x));
        if (interrupt !== undefined) return interrupt;
        if (text !== x.lastChanged) x.write((x.lastChanged = text));
      });
  },
});

/** Counters stand beside what the host gives: `assign` hides them, and does not change them. */
function counter(name: string, count: (x: Rendering, variable: string, current: number) => void): TagDef {
  return defineTag({
    name,
    syntax: `${name} [var]`,
    read(tag, reader) {
      const variable = /^\s*([\w-]+)\s*$/.exec(tag.markup)?.[1];
      if (variable === undefined) return reader.malformed(tag, this.syntax);
      return (x) => count(x, variable, int32Of(x.environment.get(variable) ?? 0));
    },
  });
}

export const incrementTag: TagDef = counter('increment', (x, variable, current) => {
  x.write(String(current));
  x.environment.set(variable, current + 1);
});

export const decrementTag: TagDef = counter('decrement', (x, variable, current) => {
  x.environment.set(variable, current - 1);
  x.write(String(current - 1));
});

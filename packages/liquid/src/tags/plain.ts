import { renderAll, type Render } from '../render/rendering.ts';
import { NAME, VALUE } from '../syntax/patterns.ts';
import { LiquidError } from '../values/error.ts';
import { defineTag, type TagDef } from './define.ts';

/** Tags without variables: text that is taken as it is, jumps, and those that need other templates. */

export const rawTag = defineTag({
  name: 'raw',
  syntax: 'raw',
  read(tag, reader) {
    const text = reader.raw(tag);
    return (x) => x.write(text);
  },
});

export const literalTag = defineTag({
  name: 'literal',
  syntax: 'literal',
  read(tag, reader) {
    const text = reader.raw(tag);
    return (x) => x.write(text);
  },
});

export const commentTag = defineTag({
  name: 'comment',
  syntax: 'comment',
  read(tag, reader) {
    reader.raw(tag);
    return () => undefined;
  },
});

export const breakTag = defineTag({ name: 'break', syntax: 'break', read: () => () => 'break' });
export const continueTag = defineTag({ name: 'continue', syntax: 'continue', read: () => () => 'continue' });

/** Without a template that extends this one, its content stands for itself. */
export const blockTag = defineTag({
  name: 'block',
  syntax: 'block [name]',
  read(tag, reader) {
    const nodes = reader.block(tag);
    if (!NAME().test(tag.markup)) return reader.malformed(tag, this.syntax);
    return (x) => x.scoped(() => renderAll(nodes, x));
  },
});

/** There are no other templates. */
const refused: Render = () => {
  throw new LiquidError('Error - This liquid context does not allow includes');
};

function templateTag(name: 'include' | 'extends'): TagDef {
  return defineTag({
    name,
    syntax: `${name} [template]`,
    read(tag, reader) {
      if (name === 'extends') reader.rest();
      if (!VALUE().test(tag.markup)) return reader.malformed(tag, this.syntax);
      reader.report('LIQ5011', tag.span, { tag: name });
      return refused;
    },
  });
}

export const includeTag: TagDef = templateTag('include');
export const extendsTag: TagDef = templateTag('extends');

import { renderAll, type Render } from '../render/rendering.ts';
import { conditionOf, type Condition } from './condition.ts';
import { defineTag, type Branch, type Reader, type Tag, type TagDef } from './define.ts';

const always: Condition = () => true;

interface Choice {
  readonly condition: Condition;
  readonly nodes: readonly Render[];
}

/** `if` and `unless` differ in their first condition only. */
function chooser(name: 'if' | 'unless'): TagDef {
  const syntax = `${name} [expression]`;
  return defineTag({
    name,
    syntax,
    read(tag, reader) {
      const branches = reader.branches(tag, ['elsif', 'elseif', 'else']);
      const choices = branches.map((branch) => choiceOf(branch, tag, reader, syntax));
      const first = choices[0]!;
      const chosen = (x: Parameters<Condition>[0]): Choice | undefined =>
        first.condition(x) === (name === 'if') ? first : choices.slice(1).find(({ condition }) => condition(x));
      return (x) =>
        x.scoped(() => {
          const choice = chosen(x);
          if (choice !== undefined) return renderAll(choice.nodes, x);
        });
    },
  });
}

function choiceOf({ tag, nodes }: Branch, open: Tag, reader: Reader, syntax: string): Choice {
  if (tag?.name === 'else') return { condition: always, nodes };
  const at = tag ?? open;
  const condition = conditionOf(at.markup, at, reader);
  if (condition === null) reader.malformed(at, syntax);
  return { condition: condition ?? always, nodes };
}

export const ifTag: TagDef = chooser('if');
export const unlessTag: TagDef = chooser('unless');

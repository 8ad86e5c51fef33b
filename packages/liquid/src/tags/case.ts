import { renderAll, type Render } from '../render/rendering.ts';
import { OR_HERE, VALUE, VALUE_HERE } from '../syntax/patterns.ts';
import { equals, type Condition } from './condition.ts';
import { defineTag, type Reader, type Tag } from './define.ts';

interface When {
  /** Null: else. */
  readonly condition: Condition | null;
  readonly nodes: readonly Render[];
}

/** Every `when` that is equal runs, as often as it is; `else` runs where none before it was. */
export const caseTag = defineTag({
  name: 'case',
  syntax: 'case [condition]',
  read(tag, reader) {
    const left = VALUE().exec(tag.markup)?.[0];
    const branches = reader.branches(tag, ['when', 'else']);
    if (left === undefined) return reader.malformed(tag, this.syntax);
    const whens = branches.flatMap(({ tag: head, nodes }): When[] => {
      if (head === null) return [];
      if (head.name === 'when') return whensOf(left, head, reader).map((condition) => ({ condition, nodes }));
      if (head.markup.trim() !== '') reader.malformed({ ...head, name: 'case' }, 'else (no parameters)');
      return [{ condition: null, nodes }];
    });
    return (x) =>
      x.scoped(() => {
        let found = false;
        for (const { condition, nodes } of whens) {
          if (condition === null ? found : !condition(x)) continue;
          if (condition !== null) found = true;
          const interrupt = renderAll(nodes, x);
          if (interrupt !== undefined) return interrupt;
        }
      });
  },
});

function whensOf(left: string, tag: Tag, reader: Reader): Condition[] {
  const conditions: Condition[] = [];
  const { markup } = tag;
  const [value, or] = [VALUE_HERE(), OR_HERE()];
  for (let at = markup.search(VALUE()); at >= 0 && at < markup.length;) {
    value.lastIndex = at;
    conditions.push(equals(left, value.exec(markup)![0]));
    or.lastIndex = value.lastIndex;
    at = or.test(markup) ? or.lastIndex : -1;
  }
  if (conditions.length === 0) reader.malformed({ ...tag, name: 'case' }, 'when [condition] [or condition2...]');
  return conditions;
}

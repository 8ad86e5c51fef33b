import { dotnet } from '@sluice/expressions';
import { operand } from '../render/operand.ts';
import { renderAll, type Render } from '../render/rendering.ts';
import { attributesOf, TABLE_ROW } from '../syntax/patterns.ts';
import { int32Of } from '../values/convert.ts';
import { Hash } from '../values/kinds.ts';
import { itemsOf } from '../values/sequence.ts';
import { defineTag } from './define.ts';

/** Cells of an HTML table, `cols` to a row. Offset and limit have to be numbers as they stand. */
export const tablerowTag = defineTag({
  name: 'tablerow',
  syntax: 'tablerow [item] in [collection] cols=[number]',
  read(tag, reader): Render | null {
    const [, item, source] = TABLE_ROW().exec(tag.markup) ?? [];
    const nodes = reader.block(tag);
    if (item === undefined || source === undefined) return reader.malformed(tag, this.syntax);
    const collection = operand(source);
    const attributes = attributesOf(tag.markup);
    const number = (name: string): number | undefined => {
      const text = attributes.get(name);
      return text === undefined ? undefined : int32Of(text);
    };
    return (x) => {
      const all = itemsOf(collection(x));
      if (all === null) return;
      const from = Math.max(0, number('offset') ?? 0);
      const items = all.slice(from, from + Math.max(0, number('limit') ?? all.length));
      const columns = attributes.get('cols') ?? noColumns();
      const cols = int32Of(operand(columns)(x));
      const { length } = items;
      let [row, col] = [1, 0];
      x.write('<tr class="row1">\n');
      const interrupt = x.scoped((scope) => {
        for (const [index, value] of items.entries()) {
          scope.set(item, value ?? null);
          scope.set('tablerowloop', stateOf(index, length, col, cols));
          col++;
          const cell = x.captured(() => renderAll(nodes, x));
          if (cell.interrupt !== undefined) return cell.interrupt;
          x.write(`<td class="col${col}">${cell.text}</td>`);
          if (col === cols && index !== length - 1) {
            col = 0;
            row++;
            x.write(`</tr>\n<tr class="row${row}">`);
          }
        }
      });
      if (interrupt !== undefined) return interrupt;
      x.write('</tr>\n');
    };
  },
});

const noColumns = (): never =>
  dotnet.clrThrow(
    'System.Collections.Generic.KeyNotFoundException',
    "The given key 'cols' was not present in the dictionary.",
  );

const stateOf = (index: number, length: number, col: number, cols: number): Hash =>
  new Hash(
    Object.entries({
      length,
      index: index + 1,
      index0: index,
      col: col + 1,
      col0: col,
      rindex: length - index,
      rindex0: length - index - 1,
      first: index === 0,
      last: index === length - 1,
      col_first: col === 0,
      col_last: col === cols - 1,
    }),
  );

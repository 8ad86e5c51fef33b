import { dotnet } from '@sluice/expressions';
import { operand } from '../render/operand.ts';
import { renderAll, type Operand, type Render, type Rendering } from '../render/rendering.ts';
import { attributesOf, FOR } from '../syntax/patterns.ts';
import { int32Of } from '../values/convert.ts';
import { Hash, Pair } from '../values/kinds.ts';
import { itemsOf } from '../values/sequence.ts';
import { defineTag, type TagDef } from './define.ts';

/**
 * `for`, and API Management's own `JSONArrayFor`, which writes a comma between the items. Of an object it goes over the
 * pairs: one whose value is an object is that object, which then knows its name as `itemName`; of any other pair
 * DotLiquid makes nothing.
 */
function loop(name: 'for' | 'JSONArrayFor', separator: string): TagDef {
  return defineTag({
    name,
    syntax: `${name} [item] in [collection]`,
    read(tag, reader) {
      const [, item, source, reversed] = FOR().exec(tag.markup) ?? [];
      const [body, otherwise] = reader.branches(tag, ['else']);
      if (item === undefined || source === undefined) return reader.malformed(tag, this.syntax);
      const collection = operand(source);
      const slice = sliceOf(attributesOf(tag.markup), `${item}-${source}`);
      return (x) => {
        const items = itemsOf(collection(x));
        const part = items === null ? [] : slice(items, x);
        if (reversed !== undefined) part.reverse();
        return x.scoped((scope) => {
          if (part.length === 0) return otherwise === undefined ? undefined : renderAll(otherwise.nodes, x);
          return renderItems(part, body!.nodes, x, (value, index) => {
            if (index > 0) x.write(separator);
            bind(scope, item, value);
            scope.set('forloop', loopState(`${item}-${source}`, index, part.length));
          });
        });
      };
    },
  });
}

export const forTag: TagDef = loop('for', '');
export const jsonArrayForTag: TagDef = loop('JSONArrayFor', ',');

type Slice = (items: readonly unknown[], x: Rendering) => unknown[];

function sliceOf(attributes: ReadonlyMap<string, string>, name: string): Slice {
  const offset = attributes.get('offset');
  const limit = attributes.get('limit');
  const start: Operand = offset === 'continue' ? (x) => x.progress.get(name) ?? 0 : operand(offset ?? '');
  const count = limit === undefined ? null : operand(limit);
  return (items, x) => {
    const from = int32Of(start(x));
    const to = count === null ? items.length : from + int32Of(count(x));
    dotnet.charge(items.length);
    const part = items.slice(Math.max(0, from), Math.max(0, to));
    x.progress.set(name, from + part.length);
    return part;
  };
}

function renderItems(
  items: readonly unknown[],
  nodes: readonly Render[],
  x: Rendering,
  enter: (item: unknown, index: number) => void,
): void {
  for (let i = 0; i < items.length; i++) {
    dotnet.charge(1);
    enter(items[i] ?? null, i);
    if (renderAll(nodes, x) === 'break') break;
  }
}

function bind(scope: Map<string, unknown>, name: string, item: unknown): void {
  if (!(item instanceof Pair)) scope.set(name, item);
  else if (item.value instanceof Hash) {
    item.value.entries.set('itemName', item.key);
    scope.set(name, item.value);
  }
}

const loopState = (name: string, index: number, length: number): Hash =>
  new Hash(
    Object.entries({
      name,
      length,
      index: index + 1,
      index0: index,
      rindex: length - index,
      rindex0: length - index - 1,
      first: index === 0,
      last: index === length - 1,
    }),
  );

import { argument } from '../exception.ts';
import { boxedCursorOf } from '../protocol.ts';
import { toArray } from '../sequence.ts';
import { JArray, JConstructor } from './array.ts';
import { typeNameOf } from './casts.ts';
import { isMultiContent, JContainer, tokenOf } from './container.ts';
import type { ItemContainer } from './item-container.ts';
import { checkNesting } from './errors.ts';
import { JObject, JProperty } from './object.ts';
import { JsonMergeSettings } from './settings.ts';
import { JToken } from './token.ts';
import { TokenType } from './token-type.ts';

const DEFAULTS = new JsonMergeSettings();

/** `JContainer.Merge(content, settings)`: objects by name, arrays as the settings say. */
export function merge(target: JContainer, content: unknown, settings: JsonMergeSettings | null, depth = 0): void {
  checkNesting(depth);
  if (content === null) return;
  if (!(content instanceof JToken) && !isMultiContent(content))
    argument(`Could not determine JSON object type for type ${typeNameOf(content)}.`, 'content');
  const how = settings ?? DEFAULTS;
  if (target instanceof JObject) mergeObject(target, content, how, depth);
  else if (target instanceof JArray) {
    if (content instanceof JArray || isMultiContent(content)) mergeItems(target, content, how, depth);
  } else if (target instanceof JProperty) {
    if (content instanceof JProperty && content.value.type !== TokenType.Null) target.value = content.value;
  } else if (target instanceof JConstructor && content instanceof JConstructor) {
    target.name = content.name ?? target.name;
    mergeItems(target, content, how, depth);
  }
}

function mergeObject(target: JObject, content: unknown, how: JsonMergeSettings, depth: number): void {
  if (!(content instanceof JObject)) return;
  for (const { name, value } of [...content.items]) {
    const existing = target.findBy(name, how.comparison);
    if (existing === null) target.add(name, value);
    else if (existing.value instanceof JContainer && existing.value.type === value.type)
      merge(existing.value, value, how, depth + 1);
    else if (value.type !== TokenType.Null || how.nulls === 1) existing.value = value;
  }
}

function mergeItems(target: ItemContainer, content: unknown, how: JsonMergeSettings, depth: number): void {
  const items = content instanceof JToken ? toArray<JToken>(content) : boxedItems(content);
  switch (how.arrays) {
    case 1: {
      const keys = new Set(target.items.map((item) => item.deepKey(0)));
      for (const item of items) {
        const key = tokenOf(item).deepKey(0);
        if (keys.has(key)) continue;
        keys.add(key);
        target.addContent(target.count, item);
      }
      return;
    }
    case 2:
      if (target === content) return;
      target.clear();
      for (const item of items) target.addContent(target.count, item);
      return;
    case 3:
      items.forEach((item, i) => mergeAt(target, i, item, how, depth));
      return;
    default:
      for (const item of items) target.addContent(target.count, item);
  }
}

function mergeAt(target: ItemContainer, index: number, item: unknown, how: JsonMergeSettings, depth: number): void {
  const existing = target.items[index];
  if (existing === undefined) target.addContent(target.count, item);
  else if (existing instanceof JContainer) merge(existing, item, how, depth + 1);
  else if (item !== null) {
    const token = tokenOf(item);
    if (token.type !== TokenType.Null) target.setItem(index, token);
  }
}

function boxedItems(content: unknown): unknown[] {
  const items: unknown[] = [];
  for (const cursor = boxedCursorOf(content); cursor.moveNext();) items.push(cursor.current);
  return items;
}

import type { Designation, LiteralValue, TypeNode } from './ast.ts';
import { isReserved, PREDEFINED } from './keywords.ts';
import { quoted, quotedChar } from './quote.ts';

/** The smallest pieces of printed C#: names, literals, types, designations. */

export const list = <T>(items: readonly T[], print: (item: T) => string): string => items.map(print).join(', ');

/** A name that is a keyword is written with `@`; `this` and `base` are names in the tree. */
export const identifier = (name: string): string =>
  isReserved(name) && name !== 'this' && name !== 'base' ? `@${name}` : name;

export function printLiteral(l: LiteralValue): string {
  switch (l.type) {
    case 'string':
      return quoted(l.value);
    case 'char':
      return quotedChar(l.value);
    case 'int':
      return String(l.value);
    case 'uint':
      return `${l.value}u`;
    case 'long':
      return `${l.value}L`;
    case 'ulong':
      return `${l.value}UL`;
    case 'float':
      return `${l.value}f`;
    case 'double':
      return `${l.value}d`;
    case 'decimal':
      return `${l.value}m`;
    case 'bool':
    case 'null':
      return String(l.value);
  }
}

export function printDesignation(d: Designation): string {
  switch (d.kind) {
    case 'Variable':
      return identifier(d.name);
    case 'Discard':
      return '_';
    case 'Designations':
      return `(${list(d.items, printDesignation)})`;
  }
}

export function printType(t: TypeNode): string {
  switch (t.kind) {
    case 'TypeName': {
      const alias = t.alias === null ? '' : `${t.alias.name}::`;
      return (
        alias + t.parts.map((p) => typeWord(p.name) + (p.args === null ? '' : `<${list(p.args, printType)}>`)).join('.')
      );
    }
    case 'ArrayType': {
      // the outermost rank stands first
      let inner: TypeNode = t;
      let ranks = '';
      for (; inner.kind === 'ArrayType'; inner = inner.element) ranks += `[${','.repeat(inner.rank - 1)}]`;
      return printType(inner) + ranks;
    }
    case 'NullableType':
      return `${printType(t.element)}?`;
    case 'TupleType':
      return `(${list(t.elements, (e) => printType(e.type) + (e.name === null ? '' : ` ${identifier(e.name)}`))})`;
    case 'OmittedType':
      return '';
    case 'MissingType':
      throw new Error('a tree with errors has no text');
  }
}
const typeWord = (name: string): string => (PREDEFINED.has(name) || name === 'void' ? name : identifier(name));

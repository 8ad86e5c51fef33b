import { format } from '@sluice/format';
import { fragmentOf, type EffectiveStatement, type Section } from '@sluice/runtime';

export type Sections = readonly { readonly name: Section; readonly statements: readonly EffectiveStatement[] }[];

/**
 * One document, each statement behind a comment that names its file and line; inside a statement that stands for
 * those of its own file, so only what a fragment brings in is named there. `expands`: which fragments are shown as
 * the statements they hold.
 */
export function effectiveXml(sections: Sections, expands: (fragment: string) => boolean): string {
  const shown = sections.map(({ name, statements }) =>
    statements.length === 0 ? `<${name} />` : `<${name}>\n${listText(statements, expands)}\n</${name}>`,
  );
  const text = sections.length === 1 ? shown[0]! : `<policies>\n${shown.join('\n')}\n</policies>`;
  return format(text, { expressions: 'indent' }).text;
}

const listText = (statements: readonly EffectiveStatement[], expands: (id: string) => boolean): string =>
  statements.map((s) => statementText(s, expands)).join('\n\n');

function statementText(statement: EffectiveStatement, expands: (id: string) => boolean): string {
  const id = fragmentOf(statement.policy);
  if (id !== null && expands(id)) return inclusionText(statement, id, expands);
  const { file, element } = statement.policy;
  const { line } = file.position(element.span.start);
  return `${comment(`${file.name}:${line}`)}\n${ownText(statement, expands)}`;
}

/** As its file has it, but for the fragments that are included inside. */
function ownText(statement: EffectiveStatement, expands: (id: string) => boolean): string {
  const { file, element } = statement.policy;
  let text = '';
  let copied = element.span.start;
  const replace = (inner: readonly EffectiveStatement[]): void => {
    for (const one of inner) {
      const id = fragmentOf(one.policy);
      if (id === null || !expands(id)) {
        if (one.policy.file === file) replace(one.statements);
        continue;
      }
      const { span } = one.policy.element;
      text += `${file.text.slice(copied, span.start)}\n${inclusionText(one, id, expands)}\n`;
      copied = span.end;
    }
  };
  replace(statement.statements);
  return text + file.text.slice(copied, element.span.end);
}

function inclusionText(
  { policy, statements }: EffectiveStatement,
  id: string,
  expands: (id: string) => boolean,
): string {
  const { line } = policy.file.position(policy.element.span.start);
  const included = `${policy.file.name}:${line} includes ${id}`;
  return [comment(included), ...statements.map((s) => statementText(s, expands))].join('\n');
}

/** A file may have any name, a comment not any text. */
const comment = (text: string): string => `<!-- ${text.replace(/-(?=-)/g, '- ').replace(/[\r\n]/g, ' ')} -->`;

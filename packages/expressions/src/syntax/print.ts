import type {
  Argument,
  ArrayInitialiser,
  Binary,
  Expr,
  Initialiser,
  InitialiserEntry,
  Interpolated,
  Lambda,
  Pattern,
  Query,
  QueryBody,
  QueryClause,
  TypeNode,
} from './ast.ts';
import type { Block, Catch, LocalDeclaration, LocalFunction, Statement, SwitchLabel } from './ast-statements.ts';
import { BINARY, RELATIONAL } from './operators.ts';
import { identifier, list, printDesignation, printLiteral, printType } from './print-words.ts';
import { quoted } from './quote.ts';

/**
 * Syntax as text: compact, on one line, and such that reading it gives the same tree. Brackets that were written are
 * nodes of the tree and come out again; none are added but where a tree that was built lacks what the grammar needs.
 * Takes trees without errors: what is missing or refused has no text.
 */
export const print = (body: Expr | Block): string =>
  body.kind === 'Block' ? `@${printBlock(body)}` : `@(${printExpression(body)})`;

export function printExpression(e: Expr): string {
  switch (e.kind) {
    case 'Literal':
      return printLiteral(e.literal);
    case 'Interpolated':
      return interpolated(e);
    case 'Name':
      return identifier(e.name) + typeArguments(e.typeArgs);
    case 'Alias':
      return e.name;
    case 'Member':
      return `${primary(e.target)}${dot(e.target)}${identifier(e.name)}${typeArguments(e.typeArgs)}`;
    case 'ConditionalAccess':
      return primary(e.target) + rest(e.rest);
    case 'Receiver':
      return '';
    case 'Call':
      return `${primary(e.target)}(${list(e.args, argument)})`;
    case 'Index':
      return `${primary(e.target)}[${list(e.args, argument)}]`;
    case 'Unary':
      return e.operator + separated(e.operator, unary(e.operand));
    case 'Postfix':
      return primary(e.operand) + e.operator;
    case 'Binary':
      return binary(e);
    case 'Assign':
      return `${printExpression(e.target)} ${e.operator ?? ''}= ${printExpression(e.value)}`;
    case 'Conditional':
      return `${operand(e.condition, 1)} ? ${printExpression(e.whenTrue)} : ${printExpression(e.whenFalse)}`;
    case 'Cast':
      return `(${printType(e.type)})${unary(e.operand)}`;
    case 'IsPattern':
      return `${operand(e.operand, 8)} is ${printPattern(e.pattern)}`;
    case 'AsType':
      return `${operand(e.operand, 8)} as ${printType(e.type)}`;
    case 'Lambda':
      return lambda(e);
    case 'New': {
      const args = e.args.length > 0 || e.initialiser === null ? `(${list(e.args, argument)})` : '';
      return `new ${printType(e.type)}${args}${e.initialiser === null ? '' : ` ${initialiser(e.initialiser)}`}`;
    }
    case 'NewArray':
      return newArray(e);
    case 'NewAnonymous':
      return `new { ${list(e.members, (m) => `${m.name === null ? '' : `${identifier(m.name)} = `}${printExpression(m.value)}`)} }`;
    case 'ArrayInitialiser':
      return arrayInitialiser(e);
    case 'Tuple':
      return `(${list(e.elements, argument)})`;
    case 'Default':
      return e.type === null ? 'default' : `default(${printType(e.type)})`;
    case 'TypeOf':
      return `typeof(${printType(e.type)})`;
    case 'SizeOf':
      return `sizeof(${printType(e.type)})`;
    case 'Checked':
      return `${e.checked ? 'checked' : 'unchecked'}(${printExpression(e.operand)})`;
    case 'Throw':
      return `throw ${printExpression(e.value)}`;
    case 'Declaration':
      return `${e.type === null ? 'var' : printType(e.type)} ${printDesignation(e.designation)}`;
    case 'Query':
      return query(e);
    case 'TypeExpr':
      return printType(e.type);
    case 'Parenthesised':
      return `(${printExpression(e.operand)})`;
    case 'Await':
      return `await ${unary(e.operand)}`;
    case 'Placeholder':
      return e.text;
    case 'Refused':
    case 'Missing':
      throw new Error('a tree with errors has no text');
  }
}

const typeArguments = (args: readonly TypeNode[] | null): string => (args === null ? '' : `<${list(args, printType)}>`);

// ---- how tightly an expression binds

/** From the assignment (0) over the binary operators (1 to 11) to unary operators and operands. */
function precedence(e: Expr): number {
  switch (e.kind) {
    case 'Assign':
    case 'Lambda':
    case 'Throw':
    case 'Query':
    case 'Conditional':
    case 'Declaration':
      return 0;
    case 'Binary':
      return BINARY[e.operator].precedence;
    case 'IsPattern':
    case 'AsType':
      return RELATIONAL;
    case 'Unary':
    case 'Cast':
    case 'Await':
      return UNARY;
    default:
      return PRIMARY;
  }
}
const UNARY = 12;
const PRIMARY = 13;

/** In brackets where the tree has none and the grammar needs them. */
const operand = (e: Expr, least: number): string =>
  precedence(e) < least ? `(${printExpression(e)})` : printExpression(e);
const unary = (e: Expr): string => operand(e, UNARY);
const primary = (e: Expr): string => operand(e, PRIMARY);
/** Behind the receiver of a conditional access, the dot stands already. */
const dot = (target: Expr): string => (target.kind === 'Alias' ? '::' : target.kind === 'Receiver' ? '' : '.');

/** `- -x` is no decrement. */
const separated = (operator: string, text: string): string =>
  /^[-+&]/.test(text) && text.startsWith(operator.at(-1)!) ? ` ${text}` : text;

/** The part of a conditional access behind its `?`. */
function rest(e: Expr): string {
  const text = printExpression(e);
  return text.startsWith('[') ? `?${text}` : `?.${text}`;
}

function binary(e: Binary): string {
  // a long chain leans to the left: its spine is walked, not recursed into
  const parts: string[] = [];
  let at = e;
  for (;;) {
    const { precedence: own, rightToLeft } = BINARY[at.operator];
    const right =
      at.right.kind === 'Throw' ? printExpression(at.right) : operand(at.right, rightToLeft ? own : own + 1);
    parts.push(` ${at.operator} ${right}`);
    const { left } = at;
    if (left.kind === 'Binary' && !rightToLeft && BINARY[left.operator].precedence >= own) at = left;
    else {
      parts.push(operand(left, rightToLeft ? own + 1 : own));
      return parts.reverse().join('');
    }
  }
}

function interpolated(e: Interpolated): string {
  const parts = e.parts.map((p) => {
    if (typeof p === 'string') return quoted(p).slice(1, -1).replaceAll('{', '{{').replaceAll('}', '}}');
    const alignment = p.alignment === null ? '' : `,${printExpression(p.alignment)}`;
    const format =
      p.format === null ? '' : `:${quoted(p.format).slice(1, -1).replaceAll('{', '{{').replaceAll('}', '}}')}`;
    return `{${printExpression(p.value)}${alignment}${format}}`;
  });
  return `$"${parts.join('')}"`;
}

// ---- calls, creation, functions

function argument(a: Argument): string {
  const mode = a.mode === 'value' ? '' : `${a.mode} `;
  return `${a.name === null ? '' : `${identifier(a.name)}: `}${mode}${printExpression(a.value)}`;
}

function newArray(e: Expr & { kind: 'NewArray' }): string {
  const init = e.initialiser === null ? '' : ` ${arrayInitialiser(e.initialiser)}`;
  const commas = ','.repeat(e.rank - 1);
  if (e.element === null) return `new[${commas}]${init}`;
  // the rank that is created stands first, those of the elements behind it
  let inner: TypeNode = e.element;
  let ranks = '';
  for (; inner.kind === 'ArrayType'; inner = inner.element) ranks += `[${','.repeat(inner.rank - 1)}]`;
  const sizes = e.sizes.length > 0 ? list(e.sizes, printExpression) : commas;
  return `new ${printType(inner)}[${sizes}]${ranks}${init}`;
}

const arrayInitialiser = (i: ArrayInitialiser): string => `{ ${list(i.elements, printExpression)} }`;

const initialiser = (i: Initialiser): string => `{ ${list(i.entries, entry)} }`;

function entry(e: InitialiserEntry): string {
  const value = e.nested === null ? null : initialiser(e.nested);
  if (e.target === null)
    return e.values.length === 1 ? printExpression(e.values[0]!) : `{ ${list(e.values, printExpression)} }`;
  const target = 'name' in e.target ? identifier(e.target.name) : `[${list(e.target.keys, argument)}]`;
  return `${target} = ${value ?? printExpression(e.values[0]!)}`;
}

function lambda(e: Lambda): string {
  const head = e.isAsync ? 'async ' : '';
  const body = e.body.kind === 'Block' ? printBlock(e.body) : printExpression(e.body);
  const params = e.params?.map(
    (p) =>
      `${p.mode === 'value' ? '' : `${p.mode} `}${p.type === null ? '' : `${printType(p.type)} `}${identifier(p.name)}`,
  );
  return params === undefined ? `delegate ${body}` : `${head}(${params.join(', ')}) => ${body}`;
}

// ---- patterns and types

export function printPattern(p: Pattern): string {
  switch (p.kind) {
    case 'ConstantPattern':
      return operand(p.value, RELATIONAL + 1);
    case 'TypePattern':
      return printType(p.type);
    case 'DeclarationPattern':
      return `${printType(p.type)} ${printDesignation(p.designation)}`;
    case 'VarPattern':
      return `var ${printDesignation(p.designation)}`;
  }
}

// ---- queries

function query(q: Query): string {
  return `${clause(q.from)} ${queryBody(q.body)}`;
}

function queryBody(b: QueryBody): string {
  const end =
    b.end.kind === 'Select'
      ? `select ${printExpression(b.end.value)}`
      : `group ${printExpression(b.end.value)} by ${printExpression(b.end.key)}`;
  const into = b.into === null ? [] : [`into ${identifier(b.into.name)} ${queryBody(b.into.body)}`];
  return [...b.clauses.map(clause), end, ...into].join(' ');
}

function clause(c: QueryClause): string {
  switch (c.kind) {
    case 'From':
      return `from ${c.type === null ? '' : `${printType(c.type)} `}${identifier(c.name)} in ${printExpression(c.source)}`;
    case 'Let':
      return `let ${identifier(c.name)} = ${printExpression(c.value)}`;
    case 'Where':
      return `where ${printExpression(c.condition)}`;
    case 'OrderBy':
      return `orderby ${list(c.keys, (k) => `${printExpression(k.value)}${k.descending ? ' descending' : ''}`)}`;
    case 'Join': {
      const into = c.into === null ? '' : ` into ${identifier(c.into.name)}`;
      const type = c.type === null ? '' : `${printType(c.type)} `;
      return `join ${type}${identifier(c.name)} in ${printExpression(c.source)} on ${printExpression(c.left)} equals ${printExpression(c.right)}${into}`;
    }
  }
}

// ---- statements

const printBlock = (b: Block): string => `{ ${b.statements.map((s) => `${printStatement(s)} `).join('')}}`;

export function printStatement(s: Statement): string {
  switch (s.kind) {
    case 'Block':
      return printBlock(s);
    case 'LocalDeclaration':
      return `${declaration(s)};`;
    case 'LocalFunction':
      return localFunction(s);
    case 'ExpressionStatement':
      return `${printExpression(s.expression)};`;
    case 'If': {
      const otherwise = s.otherwise === null ? '' : ` else ${printStatement(s.otherwise)}`;
      return `if (${printExpression(s.condition)}) ${printStatement(s.then)}${otherwise}`;
    }
    case 'While':
      return `while (${printExpression(s.condition)}) ${printStatement(s.body)}`;
    case 'Do':
      return `do ${printStatement(s.body)} while (${printExpression(s.condition)});`;
    case 'For': {
      const start = list(s.initialisers, (i) => printStatement(i).slice(0, -1));
      const condition = s.condition === null ? '' : printExpression(s.condition);
      return `for (${start}; ${condition}; ${list(s.steps, printExpression)}) ${printStatement(s.body)}`;
    }
    case 'ForEach':
      return `foreach (${printExpression(s.variable)} in ${printExpression(s.source)}) ${printStatement(s.body)}`;
    case 'Switch': {
      const sections = s.sections.map((x) =>
        [...x.labels.map(label), ...x.statements.map(printStatement), ''].join(' '),
      );
      return `switch (${printExpression(s.value)}) { ${sections.join('')}}`;
    }
    case 'Break':
      return 'break;';
    case 'Continue':
      return 'continue;';
    case 'Goto':
      return s.to.kind === 'label'
        ? `goto ${identifier(s.to.name)};`
        : s.to.kind === 'default'
          ? 'goto default;'
          : `goto case ${printExpression(s.to.value)};`;
    case 'Labeled':
      return `${identifier(s.label)}: ${printStatement(s.statement)}`;
    case 'Return':
      return s.value === null ? 'return;' : `return ${printExpression(s.value)};`;
    case 'ThrowStatement':
      return s.value === null ? 'throw;' : `throw ${printExpression(s.value)};`;
    case 'Try': {
      const last = s.finally === null ? '' : ` finally ${printBlock(s.finally)}`;
      return `try ${printBlock(s.body)}${s.catches.map(catchClause).join('')}${last}`;
    }
    case 'Using': {
      const resource = s.resource.kind === 'LocalDeclaration' ? declaration(s.resource) : printExpression(s.resource);
      return `using (${resource}) ${printStatement(s.body)}`;
    }
    case 'CheckedStatement':
      return `${s.checked ? 'checked' : 'unchecked'} ${printBlock(s.body)}`;
    case 'Lock':
      return `lock (${printExpression(s.value)}) ${printStatement(s.body)}`;
    case 'Yield':
      return s.value === null ? 'yield break;' : `yield return ${printExpression(s.value)};`;
    case 'Empty':
      return ';';
  }
}

function declaration(s: LocalDeclaration): string {
  const head = `${s.isConst ? 'const ' : s.isRef ? 'ref ' : ''}${printType(s.type)}`;
  const value = (e: Expr): string => ` = ${s.isRef ? 'ref ' : ''}${printExpression(e)}`;
  return `${head} ${list(s.declarators, (d) => identifier(d.name) + (d.value === null ? '' : value(d.value)))}`;
}

function localFunction(s: LocalFunction): string {
  const params = list(s.params, (p) => {
    const mode = p.mode === 'value' ? '' : `${p.mode} `;
    return `${mode}${printType(p.type)} ${identifier(p.name)}${p.default === null ? '' : ` = ${printExpression(p.default)}`}`;
  });
  const types = s.typeParams.length === 0 ? '' : `<${s.typeParams.join(', ')}>`;
  const constraints = s.constraints.map((c) => {
    const demands = list(c.demands, (d) => (d === 'new' ? 'new()' : typeof d === 'string' ? d : printType(d)));
    return ` where ${identifier(c.param)} : ${demands}`;
  });
  const head = `${s.isAsync ? 'async ' : ''}${printType(s.returns)} ${identifier(s.name)}${types}(${params})${constraints.join('')}`;
  if (s.body === null) return `${head};`;
  return s.body.kind === 'Block' ? `${head} ${printBlock(s.body)}` : `${head} => ${printExpression(s.body)};`;
}

function catchClause(c: Catch): string {
  const type = c.type === null ? '' : ` (${printType(c.type)}${c.name === null ? '' : ` ${identifier(c.name)}`})`;
  const filter = c.filter === null ? '' : ` when (${printExpression(c.filter)})`;
  return ` catch${type}${filter} ${printBlock(c.body)}`;
}

function label(l: SwitchLabel): string {
  if (l.pattern === null) return 'default:';
  return `case ${printPattern(l.pattern)}${l.guard === null ? '' : ` when ${printExpression(l.guard)}`}:`;
}

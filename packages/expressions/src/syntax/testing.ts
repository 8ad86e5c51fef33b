import fc from 'fast-check';

/**
 * Texts by the grammar, for property tests: expressions and blocks of C# 7.3 that have no syntax error. What they mean
 * is left to chance, so the binder sees right and wrong ones.
 */
const name = fc.constantFrom('a', 'b', 'x', 'item', 'context', 'JObject', 'Math', 'string', '__proto__', 'toString');
const variable = fc.constantFrom('a', 'b', 'x', 'item', '__proto__', 'constructor');
const type = fc.constantFrom(
  'int',
  'string',
  'object',
  'int?',
  'List<int>',
  'Dictionary<string, int[]>',
  '(int a, string)',
);
const literal = fc.constantFrom(
  ...[
    '1',
    '2147483647',
    '3000000000',
    '1L',
    '0x1F',
    '1.5',
    '1.50m',
    '2f',
    '1e3',
    '"text"',
    '@"a""b"',
    "'c'",
    '"\\u0041\\n"',
  ],
  ...['true', 'null', 'default', '$"a{1}b{2,3:D2}"', 'typeof(int)', 'nameof(a)', '{{value}}'],
);
const infix = fc.constantFrom(...'+ - * / % & | ^ && || ?? == != < > <= >= << >>'.split(' '));

export const { expression } = fc.letrec<{ expression: string; operand: string }>((tie) => {
  const e = tie('operand');
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      e,
      fc.tuple(e, infix, e).map(([l, op, r]) => `${l} ${op} ${r}`),
      fc.tuple(e, e, e).map(([c, t, f]) => `${c} ? ${t} : ${f}`),
      fc.tuple(variable, tie('expression')).map(([x, body]) => `${x} => ${body}`),
      fc
        .tuple(e, fc.constantFrom('int', 'string', 'int?', 'List<int>', 'int n', 'var v', 'null', '1'))
        .map(([x, p]) => `${x} is ${p}`),
      fc.tuple(e, fc.constantFrom('string', 'object', 'JToken')).map(([x, t]) => `${x} as ${t}`),
    ),
    operand: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      literal,
      variable,
      tie('expression').map((x) => `(${x})`),
      fc.tuple(fc.constantFrom('-', '!', '~', '+'), variable).map(([op, x]) => `${op}${x}`),
      fc.tuple(type, variable).map(([t, x]) => `(${t})${x}`),
      fc.tuple(e, name).map(([x, m]) => `(${x}).${m === 'string' ? 'Length' : m}`),
      fc.tuple(variable, variable).map(([x, m]) => `${x}?.${m}`),
      fc.tuple(variable, fc.array(tie('expression'), { maxLength: 3 })).map(([f, args]) => `${f}(${args.join(', ')})`),
      fc.tuple(variable, e).map(([x, i]) => `${x}[${i}]`),
      fc.array(e, { minLength: 1, maxLength: 3 }).map((items) => `new[] { ${items.join(', ')} }`),
      fc.tuple(variable, e).map(([n, v]) => `new { ${n} = ${v} }`),
      fc.tuple(e, e).map(([l, r]) => `(${l}, ${r})`),
      fc.tuple(variable, e, e).map(([x, s, v]) => `(from ${x} in ${s} where ${v} select ${x})`),
    ),
  };
});

const statement: fc.Arbitrary<string> = fc.letrec<{ statement: string }>((tie) => {
  const body = fc.array(tie('statement'), { maxLength: 3 }).map((s) => `{ ${s.join(' ')} }`);
  return {
    statement: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      expression.map((e) => `return ${e};`),
      fc.tuple(variable, expression).map(([x, e]) => `var ${x} = ${e};`),
      fc.tuple(variable, expression).map(([x, e]) => `${x} = ${e};`),
      fc.tuple(expression, body, body).map(([c, t, f]) => `if (${c}) ${t} else ${f}`),
      fc.tuple(expression, body).map(([c, b]) => `while (${c}) ${b}`),
      fc.tuple(variable, expression, body).map(([x, e, b]) => `foreach (var ${x} in ${e}) ${b}`),
      fc
        .tuple(expression, body, body)
        .map(([v, one, other]) => `switch (${v}) { case 1: ${one} break; default: ${other} break; }`),
      fc.tuple(body, body).map(([t, c]) => `try ${t} catch (Exception e) ${c}`),
      fc.tuple(variable, body).map(([f, b]) => `int ${f}(int n) ${b}`),
      fc.constantFrom('break;', 'continue;', 'throw;', ';', 'goto top;', 'top: ;'),
    ),
  };
}).statement;

export const block: fc.Arbitrary<string> = fc.array(statement, { maxLength: 5 }).map((s) => `@{ ${s.join(' ')} }`);

/** Pieces of C# in any order: mostly wrong. */
export const soup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      literal,
      name,
      infix,
      type,
      fc.constantFrom(
        ...'( ) [ ] { } ; , . ?. ? : :: => = += ++ -- .. -> ! ~ " \' $" @" """ // /* */ # \n#if \n#endif \\'.split(' '),
      ),
      fc.constantFrom(
        ...'if else for foreach in while do switch case default try catch finally using var out ref is as new'.split(
          ' ',
        ),
      ),
      fc.constantFrom(
        ...'from where select group by into orderby join on equals let yield await async static goto'.split(' '),
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .chain((parts) =>
    fc
      .constantFrom('@(', '@{', '')
      .map((open) => open + parts.join(' ') + (open === '@(' ? ')' : open === '@{' ? '}' : '')),
  );

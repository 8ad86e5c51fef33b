import { childrenOf, type BoundNode } from '@sluice/expressions';
import { defineRule } from '../define.ts';

/** The statements of a block at all depths, those of lambdas and local functions left out: Razor skips over them. */
function* statementsIn(root: BoundNode): Iterable<BoundNode> {
  const pending: BoundNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    // only expressions have a type
    if ('type' in node || node.kind === 'Function' || node.kind === 'Functions') continue;
    yield node;
    for (const child of childrenOf(node)) pending.push(child);
  }
}

/** What stands under `if`, `else`, a loop or `using`, and must begin with a brace; `else if` continues the `if`. */
function* bodiesOf(node: BoundNode, text: string): Iterable<BoundNode> {
  if (node.kind === 'Loop' || node.kind === 'ForEach' || node.kind === 'Using') yield node.body;
  if (node.kind !== 'If') return;
  yield node.then;
  if (node.otherwise !== null && !/^if\b/.test(text.slice(node.otherwise.span.start))) yield node.otherwise;
}

export default defineRule({
  id: 'unbraced-statement',
  category: 'correctness',
  severity: 'warning',
  title: 'A statement without braces under if, else, a loop or using',
  why: 'The service reads the code between @{ and } with the reader of Razor pages, which takes a statement under if, else, for, foreach, while, do or using in braces only. Saving the policy fails: Block statements must be enclosed in "{" and "}". Inside lambdas and local functions it does not look.',
  bad: [
    `<set-variable name="tier" value="@{
  if (context.Product == null) «return "none";»
  return context.Product.Name;
}" />`,
    `<set-variable name="sum" value="@{
  var sum = 0;
  foreach (var n in new[] { 1, 2, 3 }) «sum += n;»
  if (sum > 5) { sum = 5; } else «sum++;»
  return sum;
}" />`,
  ],
  good: [
    `<set-variable name="tier" value="@{
  if (context.Product == null) { return "none"; }
  else if (context.Product.Name == "free") { return "low"; }
  return context.Product.Name;
}" />`,
    `<set-variable name="big" value="@{
  bool isBig(int n) { if (n > 2) return true; return false; }
  return new[] { 1, 2, 3 }.Where(n => { if (n == 2) return false; return isBig(n); }).Count();
}" />`,
  ],
  check: {
    code(code, report) {
      const text = code.value.expression.code;
      for (const node of statementsIn(code.root))
        for (const { span } of bodiesOf(node, text)) {
          if (text.startsWith('{', span.start)) continue;
          const at = (offset: number): ReturnType<typeof code.span> =>
            code.span({ span: { start: offset, end: offset } });
          report(code.span({ span }), 'The service refuses this: the statement needs braces around it', {
            title: 'Put it in braces',
            safe: true,
            edits: [
              { span: at(span.start), text: '{ ' },
              { span: at(span.end), text: ' }' },
            ],
          });
        }
    },
  },
});

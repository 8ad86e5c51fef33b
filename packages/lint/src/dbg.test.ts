import { test } from 'vitest';
import { bindExpression, childrenOf, displayName, type BoundNode } from '@sluice/expressions';
const dump = (n: BoundNode, d = 0): void => {
  const m = n as any;
  console.log('  '.repeat(d) + n.kind, m.member ? `${m.member.owner.name}.${m.member.name}/${m.member.kind}${m.member.extension ? ' ext' : ''} recv=${m.receiver !== null}` : '', 'type' in m ? displayName(m.type) : '', m.kind === 'Const' ? JSON.stringify(m.value) : '', m.conversion ? JSON.stringify(m.conversion.kind) : '', m.on ?? '', m.identity ?? '', JSON.stringify(m.span));
  for (const c of childrenOf(n)) dump(c, d + 1);
};
test('x', () => {
  for (const c of ['@(context.Request.Headers["x"].First())', '@(context.Request.Headers.GetValueOrDefault("a","").Split(\' \'))', '@((bool)context.Variables["x"])', '@(context.Variables.GetValueOrDefault<string>("x"))', '@(context.Variables["x"] == "a")', '@("a"== context.Variables.GetValueOrDefault("x"))', '@(context.Request.Body.As<JObject>(preserveContent: true)["a"])', '@(context.Request.Headers.ContainsKey("a"))', '@{ var r = new Regex("(a+)+"); return Regex.IsMatch("a","b"); }', '@("a" + "b")', '@(context.LastError?.Message)', '@(context.Response.StatusCode == 200 || true)', '@($"http://{context.Request.Headers["a"]}/b")','@(((IResponse)context.Variables["r"]).Body.As<string>())']) {
    const b = bindExpression(c);
    console.log('\n' + c, b.typeName, JSON.stringify(b.diagnostics), JSON.stringify(b.constant));
    dump(b.body.body);
  }
});

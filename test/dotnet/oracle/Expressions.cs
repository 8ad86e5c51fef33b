// Compiles expressions as C# 7.3, each as the body of a method over `IContext context`, and runs those that compile.
// Diagnostics carry offsets into the expression as written, `@(` or `@{` included; what the compiler reports outside of
// it (a block that may end without `return`) spans the whole. A syntax error hides later errors, as it does with csc.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Oracle
{
    internal static class Expressions
    {
        public const LanguageVersion Version = LanguageVersion.CSharp7_3;

        // No System.Globalization, System.Collections or System.Xml: their types need their full names.
        const string Usings =
            "using System;using System.Collections.Generic;using System.IO;using System.Linq;using System.Net;using System.Security.Cryptography;" +
            "using System.Security.Cryptography.X509Certificates;using System.Text;using System.Text.RegularExpressions;using System.Xml.Linq;" +
            "using Newtonsoft.Json;using Newtonsoft.Json.Linq;\n";

        const string Method = "Evaluate";

        static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

        sealed class Expression
        {
            public string Id, Code, Class;
            public JToken Scenario;
            public SyntaxTree Tree;
            public int Start, Inner;
            public List<Diagnostic> Diagnostics = new List<Diagnostic>();
            public bool Refused => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
        }

        public static IEnumerable<JObject> Answer(IEnumerable<JToken> lines)
        {
            var all = Bind(lines, out var compilation);
            compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Intersect(all.Where(e => e.Refused).Select(e => e.Tree)));
            var assembly = Emit(compilation);
            foreach (var e in all)
            {
                var answer = e.Refused ? new JObject() : Run(assembly, e);
                if (e.Diagnostics.Count > 0) answer[e.Refused ? "diagnostics" : "warnings"] = new JArray(e.Diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => Describe(e, d)));
                answer.AddFirst(new JProperty("id", e.Id));
                yield return answer;
            }
        }

        /// <summary>For each expression that compiles, the members it binds to (see Surface.Used).</summary>
        public static IEnumerable<JObject> Members(IEnumerable<JToken> lines)
        {
            foreach (var e in Bind(lines, out var compilation).Where(e => !e.Refused))
            {
                var body = e.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(m => m.Identifier.Text == Method).Body;
                yield return new JObject(new JProperty("id", e.Id), new JProperty("members", new JArray(Surface.Used(compilation.GetSemanticModel(e.Tree), body))));
            }
        }

        /// <summary>A compilation that sees what expressions see, and nothing of theirs.</summary>
        public static CSharpCompilation Empty() =>
            CSharpCompilation.Create("Expressions", null, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 4));

        static List<Expression> Bind(IEnumerable<JToken> lines, out CSharpCompilation compilation)
        {
            var all = lines.Select(Wrap).ToList();
            foreach (var e in all) e.Diagnostics.AddRange(e.Tree.GetDiagnostics().Where(Shown));
            var parsed = all.Where(e => !e.Refused).ToDictionary(e => e.Tree);
            foreach (var e in parsed.Values) e.Diagnostics.Clear();
            compilation = Empty().AddSyntaxTrees(parsed.Keys);
            foreach (var d in compilation.GetDiagnostics().Where(Shown))
                if (d.Location.SourceTree != null) parsed[d.Location.SourceTree].Diagnostics.Add(d);
            return all;
        }

        static Expression Wrap(JToken line, int index)
        {
            var e = new Expression { Id = (string)line["id"], Code = (string)line["code"], Scenario = line["context"], Class = "Expression" + index };
            var single = e.Code.StartsWith("@(", StringComparison.Ordinal);
            if (!single && !e.Code.StartsWith("@{", StringComparison.Ordinal)) throw new FormatException(e.Id + ": neither @(…) nor @{…}");
            var inner = e.Code.Substring(2, e.Code.Length - 3);
            var head = Usings + "public static class " + e.Class + "{public static object " + Method + "(IContext context)" + (single ? "{return (" : "{");
            e.Start = head.Length;
            e.Inner = inner.Length;
            // The line break ends a comment at the end of the expression.
            e.Tree = CSharpSyntaxTree.ParseText(head + inner + "\n" + (single ? ");}}" : "}}"), new CSharpParseOptions(Version));
            return e;
        }

        static IEnumerable<MetadataReference> References()
        {
            var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")).Split(Path.PathSeparator).Where(path =>
            {
                var name = Path.GetFileNameWithoutExtension(path);
                return name.StartsWith("System", StringComparison.Ordinal) || name == "netstandard" || name == "mscorlib" || name == "Microsoft.CSharp" || name == "Newtonsoft.Json";
            });
            return framework.Append(typeof(Expressions).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path));
        }

        // SYSLIB notices are the framework's, CS1701 and CS1702 the references', neither the language's.
        static bool Shown(Diagnostic d) => d.Severity >= DiagnosticSeverity.Warning && d.Id.StartsWith("CS", StringComparison.Ordinal) && d.Id != "CS1701" && d.Id != "CS1702";

        static JObject Describe(Expression e, Diagnostic d)
        {
            var span = d.Location.SourceSpan;
            var outside = span.End < e.Start;
            return new JObject(
                new JProperty("code", d.Id), new JProperty("severity", d.Severity == DiagnosticSeverity.Error ? "error" : "warning"),
                new JProperty("message", d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)),
                new JProperty("start", outside ? 0 : Offset(e, span.Start)), new JProperty("end", outside ? e.Code.Length : Offset(e, span.End)));
        }

        static int Offset(Expression e, int position)
        {
            var inside = Math.Max(0, position - e.Start);
            return Math.Min(e.Code.Length, 2 + (inside > e.Inner ? inside - 1 : inside));
        }

        static Assembly Emit(CSharpCompilation compilation)
        {
            using (var image = new MemoryStream())
            {
                var result = compilation.Emit(image);
                if (!result.Success) throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
                return Assembly.Load(image.ToArray());
            }
        }

        static JObject Run(Assembly assembly, Expression e)
        {
            var method = (Func<IContext, object>)assembly.GetType(e.Class).GetMethod(Method).CreateDelegate(typeof(Func<IContext, object>));
            JObject answer = null;
            var thread = new Thread(() =>
            {
                try { answer = Answers.Value(method(Standins.Context.From(e.Scenario))); }
                catch (Exception exception) { answer = Answers.Exception(exception); }
            }, 16 << 20) { IsBackground = true };
            thread.Start();
            if (!thread.Join(Limit)) return new JObject(new JProperty("limit", "steps"), new JProperty("message", "not finished in " + Limit));
            JsonConvert.DefaultSettings = null;
            return answer;
        }
    }
}

// The oracle: reads expressions, one JSON object a line (id, code, context), and writes what C# 7.3 and .NET say to each.
// With --members it writes what members they bind to instead; with --surface it takes the names of types, one JSON string a
// line, and writes their members; with --cultures it takes the names of cultures likewise and describes them; with
// --environment it says what it runs on.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Oracle
{
    internal static class Program
    {
        static int Main(string[] args)
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
            Console.SetOut(TextWriter.Null);
            if (args.Length > 0 && args[0] == "--environment") output.WriteLine(Environment().ToString(Formatting.None));
            else if (args.Length > 0 && args[0] == "--surface") output.WriteLine(Surface.Describe(Expressions.Empty(), Lines().Select(name => (string)name)).ToString(Formatting.None));
            else if (args.Length > 0 && args[0] == "--cultures")
                foreach (var name in Lines()) output.WriteLine(Cultures.Describe((string)name).ToString(Formatting.None));
            else
                foreach (var answer in args.Length > 0 && args[0] == "--members" ? Expressions.Members(Lines()) : Expressions.Answer(Lines())) output.WriteLine(answer.ToString(Formatting.None));
            output.Flush();
            return 0;
        }

        static IEnumerable<JToken> Lines()
        {
            using (var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8))
                for (string line; (line = input.ReadLine()) != null;)
                    if (line.Length > 0) yield return Standins.Context.Parse(line);
        }

        static JObject Environment() => new JObject(
            new JProperty("languageVersion", Expressions.Version.ToDisplayString()),
            new JProperty("icu", HasIcu()),
            new JProperty("timeZone", TimeZoneInfo.Local.BaseUtcOffset == TimeSpan.Zero && !TimeZoneInfo.Local.SupportsDaylightSavingTime ? "UTC" : TimeZoneInfo.Local.Id),
            new JProperty("framework", RuntimeInformation.FrameworkDescription),
            new JProperty("compiler", typeof(CSharpCompilation).Assembly.GetName().Version.ToString(3)),
            new JProperty("newtonsoft", FileVersion(typeof(JToken))));

        static string FileVersion(Type type) =>
            ((System.Reflection.AssemblyFileVersionAttribute)Attribute.GetCustomAttribute(type.Assembly, typeof(System.Reflection.AssemblyFileVersionAttribute))).Version;

        // Invariant globalization compares by code units; NLS has other version numbers than ICU's.
        static bool HasIcu()
        {
            var version = CultureInfo.InvariantCulture.CompareInfo.Version;
            var id = version.SortId.ToByteArray();
            return string.Compare("a", "B", StringComparison.InvariantCulture) < 0 && BitConverter.ToInt32(id, 0) == version.FullVersion && version.FullVersion != 0;
        }
    }
}

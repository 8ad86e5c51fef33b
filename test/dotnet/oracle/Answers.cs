// How an answer is written: run-time type and text of a value, type and message of an exception.
// The rules are those of the machine interface's `eval`.
using System;
using System.Collections;
using System.Globalization;
using System.Xml.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Oracle
{
    internal static class Answers
    {
        public static JObject Value(object value)
        {
            if (value == null) return new JObject(new JProperty("null", true));
            var text = Text(value);
            return new JObject(new JProperty("type", TypeName(value)), new JProperty("value", text));
        }

        public static JObject Exception(Exception e) =>
            new JObject(new JProperty("throws", PublicType(e.GetType()).ToString()), new JProperty("message", e.Message));

        // OpenSSL's and other internal exceptions are what their nearest public base is to an expression.
        static Type PublicType(Type type) => type.IsVisible ? type : PublicType(type.BaseType);

        static string TypeName(object value)
        {
            var type = value.GetType();
            if (type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal)) return "anonymous";
            if (value is IEnumerable && !type.IsVisible && !type.IsArray && type.Namespace != nameof(Standins)) return "IEnumerable";
            return type.ToString().Replace(nameof(Standins) + ".", "I");
        }

        static string Text(object value)
        {
            var invariant = CultureInfo.InvariantCulture;
            switch (value)
            {
                case string s: return s;
                case double d: return d.ToString("R", invariant);
                case float f: return f.ToString("R", invariant);
                case DateTime t: return t.ToString("o", invariant);
                case DateTimeOffset t: return t.ToString("o", invariant);
                case TimeSpan t: return t.ToString("c", invariant);
                case JToken token: return token.ToString(Formatting.None);
                case byte[] bytes: return Convert.ToHexString(bytes).ToLowerInvariant();
                case XNode node: return node.ToString(SaveOptions.DisableFormatting);
                case XObject attribute: return attribute.ToString();
                case Enum e: return e.ToString();
                case Uri uri: return uri.OriginalString;
                case IFormattable number: return number.ToString(null, invariant);
                case IEnumerable many: return JsonConvert.SerializeObject(many, Formatting.None);
                default: return value.ToString();
            }
        }
    }
}

using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

// Reads the questions: values by name and type, and of each filter the lists of arguments (names of values) that it is
// asked with. Asks each filter with each value, and writes template and output, one a line.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (CultureInfo.GetCultureInfo("de-DE").NumberFormat.NumberDecimalSeparator != ",") throw new Exception("needs ICU");
if (TimeZoneInfo.Local.BaseUtcOffset != TimeSpan.Zero) throw new Exception("needs TZ=UTC");

var questions = JsonDocument.Parse(File.ReadAllText(args[0])).RootElement;
var values = questions.GetProperty("values").EnumerateObject().ToDictionary(p => p.Name, p => Read(p.Value));
var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
foreach (var filter in questions.GetProperty("filters").EnumerateObject())
    foreach (var list in filter.Value.EnumerateArray())
        foreach (var input in values.Keys)
        {
            var names = list.EnumerateArray().Select(a => a.GetString()).ToArray();
            var call = names.Length == 0 ? filter.Name : $"{filter.Name}: {string.Join(", ", names)}";
            var output = Ask(filter.Name, names.Prepend(input).Select(n => values[n]).ToList());
            Console.WriteLine(JsonSerializer.Serialize(new { template = $"{{{{ {input} | {call} }}}}", output }, options));
        }

static string Ask(string name, List<object> given)
{
    var method = typeof(Filters).GetMethod(name, BindingFlags.Public | BindingFlags.Static);
    try
    {
        var parameters = method.GetParameters();
        while (given.Count < parameters.Length)
        {
            var missing = parameters[given.Count];
            if (!missing.HasDefaultValue)
                return $"Liquid syntax error: Error - Filter '{name}' does not have a default value for '{missing.Name}' and no value was supplied";
            given.Add(missing.DefaultValue);
        }
        for (var i = 0; i < parameters.Length; i++)
            if (given[i] is IConvertible value && value.GetType() != parameters[i].ParameterType)
                given[i] = Convert.ChangeType(value, parameters[i].ParameterType);
        return Output(method.Invoke(null, given.ToArray()));
    }
    catch (TargetInvocationException e)
    {
        return $"Liquid error: {e.InnerException.Message}";
    }
    catch (Exception e)
    {
        return $"Liquid error: {e.Message}";
    }
}

static string Output(object value) => value switch
{
    null => "",
    string s => s,
    bool b => b.ToString().ToLower(),
    IEnumerable e => string.Concat(e.Cast<object>().Select(Formatted)),
    _ => Formatted(value),
};

static string Formatted(object value) => value switch
{
    decimal d => d.ToString("0.#############################"),
    IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
    _ => value?.ToString() ?? "",
};

static object Read(JsonElement typed)
{
    var value = typed.GetProperty("value");
    return typed.GetProperty("type").GetString() switch
    {
        "null" => null,
        "string" => value.GetString(),
        "int" => value.GetInt32(),
        "long" => long.Parse(value.GetString()),
        "decimal" => decimal.Parse(value.GetString()),
        "double" => value.GetDouble(),
        "bool" => value.GetBoolean(),
        "datetime" => DateTime.Parse(value.GetString(), null, DateTimeStyles.RoundtripKind),
        "json" => value.EnumerateArray().Select(Item).ToList(),
        var other => throw new Exception($"no type {other}"),
    };
}

static object Item(JsonElement item) => item.ValueKind switch
{
    JsonValueKind.Null => null,
    JsonValueKind.True or JsonValueKind.False => item.GetBoolean(),
    JsonValueKind.Number => item.TryGetInt64(out var whole) ? whole : item.GetDouble(),
    _ => item.GetString(),
};

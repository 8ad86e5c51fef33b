using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Net;
using System.Text.RegularExpressions;

/// What each filter does, said in .NET's own terms: which method it calls with what. DotLiquid at its first syntax level.
public static class Filters
{
    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    static bool Blank(string s) => string.IsNullOrWhiteSpace(s);

    public static int Size(object input) => input is string s ? s.Length : input is IEnumerable e ? e.Cast<object>().Count() : 0;
    public static string Downcase(string input) => input?.ToLower(Invariant);
    public static string Upcase(string input) => input?.ToUpper(Invariant);
    public static string UrlEncode(string input) => WebUtility.UrlEncode(input);
    public static string UrlDecode(string input) => WebUtility.UrlDecode(input);
    public static string Capitalize(string input) => Blank(input) ? input : Invariant.TextInfo.ToTitleCase(input);
    public static string Escape(string input) => WebUtility.HtmlEncode(input);
    public static string H(string input) => WebUtility.HtmlEncode(input);
    public static string Strip(string input) => input?.Trim();
    public static string Lstrip(string input) => input?.TrimStart();
    public static string Rstrip(string input) => input?.TrimEnd();
    public static string StripNewlines(string input) => Blank(input) ? input : Regex.Replace(input, @"(\r?\n)", "");
    public static string NewlineToBr(string input) => Blank(input) ? input : Regex.Replace(input, @"(\r?\n)", "<br />$1");

    public static string StripHtml(string input)
    {
        if (Blank(input)) return input;
        const string blocks = "<script.*?</script>|<!--.*?-->|<style.*?</style>";
        var text = Regex.Replace(input, blocks, "", RegexOptions.Singleline | RegexOptions.IgnoreCase);
        return Regex.Replace(text, "<.*?>", "", RegexOptions.Singleline);
    }

    public static string Truncate(string input, int length = 50, string truncateString = "...")
    {
        if (string.IsNullOrEmpty(input) || input.Length <= length && length >= 0) return input;
        return length < 0 ? truncateString : input[..Math.Max(0, length - truncateString.Length)] + truncateString;
    }

    public static string TruncateWords(string input, int words = 15, string truncateString = "...")
    {
        if (string.IsNullOrEmpty(input)) return input;
        if (words <= 0) return truncateString;
        var all = input.Split(' ');
        return all.Length <= words ? input : string.Join(' ', all.Take(words)) + truncateString;
    }

    public static string[] Split(string input, string pattern)
    {
        if (Blank(input)) return [input];
        return string.IsNullOrEmpty(pattern)
            ? input.Select(c => c.ToString()).ToArray()
            : input.Split([pattern], StringSplitOptions.RemoveEmptyEntries);
    }

    public static object Slice(object input, int start, int len = 1)
    {
        if (input is IList list)
        {
            var first = start < 0 ? list.Count + start : start;
            return list.Cast<object>().Skip(first).Take(len + Math.Min(0, first)).ToList();
        }
        if (input is not string text) return input;
        if (start > text.Length) return null;
        var from = start < 0 ? start + text.Length : start;
        if (from < 0) (len, from) = (Math.Max(0, len + from), 0);
        return text.Substring(from, Math.Min(len, text.Length - from));
    }

    public static string Append(string input, string @string) => input == null ? null : input + @string;
    public static string Prepend(string input, string @string) => input == null ? null : @string + input;
    public static string Remove(string input, string @string) => Blank(input) ? input : input.Replace(@string, "");

    public static string Replace(string input, string @string, string replacement = "") =>
        string.IsNullOrEmpty(input) || string.IsNullOrEmpty(@string) ? input : Regex.Replace(input, @string, replacement);

    public static string ReplaceFirst(string input, string @string, string replacement = "")
    {
        if (string.IsNullOrEmpty(input) || string.IsNullOrEmpty(@string)) return input;
        var found = 0;
        return Regex.Replace(input, @string, m => found++ == 0 ? replacement : m.Value);
    }

    public static string RemoveFirst(string input, string @string) => Blank(input) ? input : ReplaceFirst(input, @string);
    public static string Default(string input, string defaultValue) => Blank(input) ? defaultValue : input;

    public static string Currency(object input, string languageTag = null)
    {
        var culture = languageTag == null ? Invariant : new CultureInfo(languageTag.Trim());
        if (input is decimal or double or float) return Convert.ToDecimal(input, Invariant).ToString("C", culture);
        var text = input.ToString();
        return decimal.TryParse(text, NumberStyles.Currency, Invariant, out var amount) ? amount.ToString("C", culture) : text;
    }

    public static string Date(object input, string format)
    {
        if (input is DateTime own) return Blank(format) ? own.ToString(Invariant) : own.ToString(format, Invariant);
        var text = input?.ToString();
        return text == null || Blank(format) || !DateTime.TryParse(text, Invariant, DateTimeStyles.None, out var date)
            ? text
            : date.ToString(format, Invariant);
    }

    public static object First(IEnumerable array) => array?.Cast<object>().FirstOrDefault();
    public static object Last(IEnumerable array) => array?.Cast<object>().LastOrDefault();
    public static string Join(IEnumerable input, string glue = " ") => input == null ? null : string.Join(glue, input.Cast<object>());
    public static IEnumerable Uniq(object input) => input == null ? null : List(input).Distinct().ToList();
    public static IEnumerable Compact(object input) => input == null ? null : List(input).Where(o => o != null).ToList();

    public static IEnumerable Sort(object input)
    {
        if (input == null) return null;
        var items = List(input);
        items.Sort((a, b) => StringComparer.OrdinalIgnoreCase.Compare(a, b));
        return items;
    }

    static List<object> List(object input) =>
        input is IEnumerable e and not string ? e.Cast<object>().ToList() : new List<object> { input };

    public static object Plus(object input, object operand) =>
        input is string ? string.Concat(input, operand) : Calculate(input, operand, Expression.AddChecked);
    public static object Minus(object input, object operand) => Calculate(input, operand, Expression.SubtractChecked);
    public static object Times(object input, object operand) =>
        input is string s && operand is int or long
            ? Enumerable.Repeat((string)input, Convert.ToInt32(operand))
            : Calculate(input, operand, Expression.MultiplyChecked);
    public static object DividedBy(object input, object operand) => Calculate(input, operand, Expression.Divide);
    public static object Modulo(object input, object operand) => Calculate(input, operand, Expression.Modulo);

    static readonly Type[] Numbers = [typeof(int), typeof(long), typeof(double), typeof(decimal)];

    /// Decimals where one takes part, doubles where those do not do; otherwise the wider of two whole numbers.
    static object Calculate(object left, object right, Func<Expression, Expression, BinaryExpression> node)
    {
        if (left == null || right == null) return null;
        if (left is decimal or double || right is decimal or double)
        {
            var (a, b) = (Convert.ToDecimal(left, Invariant), Convert.ToDecimal(right, Invariant));
            try
            {
                return Run(node, typeof(decimal), a, b);
            }
            catch (Exception e) when (e is OverflowException or DivideByZeroException)
            {
                return Run(node, typeof(double), Convert.ToDouble(left, Invariant), Convert.ToDouble(right, Invariant));
            }
        }
        if (left.GetType() == right.GetType()) return Run(node, left.GetType(), left, right);
        foreach (var (side, value) in new[] { ("left", left), ("right", right) })
            if (!Numbers.Contains(value.GetType())) throw new InvalidOperationException($"Argument is not numeric (Parameter '{side}')");
        return Run(node, typeof(long), Convert.ToInt64(left), Convert.ToInt64(right));
    }

    static object Run(Func<Expression, Expression, BinaryExpression> node, Type type, object left, object right)
    {
        var body = node(Expression.Constant(left, type), Expression.Constant(right, type));
        return Expression.Lambda<Func<object>>(Expression.Convert(body, typeof(object))).Compile()();
    }

    public static object Round(object input, object places = null)
    {
        try
        {
            return Math.Round(Convert.ToDecimal(input, Invariant), places == null ? 0 : Convert.ToInt32(places, Invariant));
        }
        catch
        {
            return null;
        }
    }

    static object Whole(object input, Func<decimal, decimal> change) =>
        decimal.TryParse(Text(input), NumberStyles.Any, Invariant, out var d) ? change(d) : null;
    public static object Ceil(object input) => Whole(input, Math.Ceiling);
    public static object Floor(object input) => Whole(input, Math.Floor);

    static string Text(object value) => value is IFormattable f ? f.ToString(null, Invariant) : value.ToString();
    static double? Number(object value) =>
        double.TryParse(Text(value), NumberStyles.Number, Invariant, out var n) ? n : null;
    public static double Abs(object input) => Math.Abs(Number(input) ?? 0);
    public static object AtLeast(object input, object atLeast) =>
        (Number(input), Number(atLeast)) is ({ } n, { } limit) ? limit > n ? limit : n : input;
    public static object AtMost(object input, object atMost) =>
        (Number(input), Number(atMost)) is ({ } n, { } limit) ? limit < n ? limit : n : input;
}

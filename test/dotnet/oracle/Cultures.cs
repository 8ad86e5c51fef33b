// Describes cultures: what CultureInfo, NumberFormatInfo and DateTimeFormatInfo say of each, under their property names.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json.Linq;

namespace Oracle
{
    internal static class Cultures
    {
        static readonly string[] Own = { "LCID", "EnglishName", "NativeName", "ThreeLetterISOLanguageName", "ThreeLetterWindowsLanguageName" };
        static readonly string[] Dates =
        {
            "AMDesignator", "PMDesignator", "DateSeparator", "TimeSeparator", "FirstDayOfWeek", "CalendarWeekRule",
            "ShortDatePattern", "LongDatePattern", "ShortTimePattern", "LongTimePattern", "MonthDayPattern", "YearMonthPattern",
            "DayNames", "AbbreviatedDayNames", "ShortestDayNames",
            "MonthNames", "MonthGenitiveNames", "AbbreviatedMonthNames", "AbbreviatedMonthGenitiveNames",
        };
        static readonly Dictionary<string, char> Patterns = new Dictionary<string, char>
        {
            ["ShortDatePatterns"] = 'd', ["LongDatePatterns"] = 'D', ["ShortTimePatterns"] = 't', ["LongTimePatterns"] = 'T', ["YearMonthPatterns"] = 'y',
        };

        public static JObject Describe(string name)
        {
            var culture = CultureInfo.GetCultureInfo(name);
            var dates = culture.DateTimeFormat;
            if (!(dates.Calendar is GregorianCalendar)) throw new NotSupportedException($"{name} has another calendar");
            var numbers = typeof(NumberFormatInfo).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.Name != "IsReadOnly" && property.Name != "NativeDigits" && property.Name != "DigitSubstitution");
            return new JObject(
                new JProperty("Parent", culture.Parent.Name),
                new JProperty("Specific", CultureInfo.CreateSpecificCulture(name).Name),
                Own.Select(property => Read(culture, property)),
                new JProperty("ListSeparator", culture.TextInfo.ListSeparator),
                numbers.OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => Read(culture.NumberFormat, property.Name)),
                new JProperty("EraName", dates.GetEraName(1)),
                new JProperty("AbbreviatedEraName", dates.GetAbbreviatedEraName(1)),
                Dates.Select(property => Read(dates, property)),
                Patterns.Select(kind => new JProperty(kind.Key, new JArray(dates.GetAllDateTimePatterns(kind.Value)))));
        }

        static JProperty Read(object from, string name)
        {
            var value = from.GetType().GetProperty(name).GetValue(from);
            // A thirteenth month of no name ends the lists of months.
            if (value is string[] names) return new JProperty(name, new JArray(names.Length == 13 ? names.Take(12) : names));
            if (value is int[] sizes) return new JProperty(name, new JArray(sizes));
            return new JProperty(name, value is Enum ? Convert.ToInt32(value) : value);
        }
    }
}

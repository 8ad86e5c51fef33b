// The extension methods that the gateway adds to .NET's types. They stand beside the expressions, in the global
// namespace, and so come before .NET's own GetValueOrDefault. Parsing helpers answer null or false, never throw.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

public static class ExpressionHelpers
{
    public static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string name, string defaultValue) =>
        values.TryGetValue(name, out var found) ? string.Join(",", found) : defaultValue;

    public static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string name) =>
        values.GetValueOrDefault(name, (string)null);

    public static string GetValueOrDefault(this IReadOnlyDictionary<string, string> values, string name, string defaultValue) =>
        values.TryGetValue(name, out var found) ? found : defaultValue;

    public static string GetValueOrDefault(this IReadOnlyDictionary<string, string> values, string name) =>
        values.GetValueOrDefault(name, (string)null);

    public static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string name) =>
        variables.GetValueOrDefault(name, default(T));

    public static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string name, T defaultValue) =>
        variables.TryGetValue(name, out var found) && found is T value ? value : defaultValue;

    public static BasicAuthCredentials AsBasic(this string input) => input.TryParseBasic(out var credentials) ? credentials : null;

    public static bool TryParseBasic(this string input, out BasicAuthCredentials result)
    {
        result = null;
        const string scheme = "Basic ";
        if (input == null || !input.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return false;
        string pair;
        try { pair = Encoding.UTF8.GetString(Convert.FromBase64String(input.Substring(scheme.Length).Trim())); }
        catch (FormatException) { return false; }
        var colon = pair.IndexOf(':');
        if (colon < 0) return false;
        result = new BasicAuthCredentials { UserId = pair.Substring(0, colon), Password = pair.Substring(colon + 1) };
        return true;
    }

    public static Jwt AsJwt(this string input) => input.TryParseJwt(out var token) ? token : null;

    public static bool TryParseJwt(this string input, out Jwt result)
    {
        result = null;
        const string scheme = "Bearer ";
        if (input == null) return false;
        var parts = (input.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? input.Substring(scheme.Length).Trim() : input).Split('.');
        if (parts.Length != 3) return false;
        JObject header, payload;
        try
        {
            header = JObject.Parse(FromBase64Url(parts[0]));
            payload = JObject.Parse(FromBase64Url(parts[1]));
        }
        catch (Exception e) when (e is FormatException || e is JsonException) { return false; }
        var claims = payload.Properties().ToDictionary(p => p.Name, p => p.Value is JArray list ? list.Select(ClaimText).ToArray() : new[] { ClaimText(p.Value) });
        result = new Jwt
        {
            Algorithm = (string)header["alg"],
            Type = (string)header["typ"],
            Audiences = claims.TryGetValue("aud", out var audiences) ? audiences : new string[0],
            Claims = claims,
            ExpirationTime = FromEpoch(payload["exp"]),
            IssuedAt = FromEpoch(payload["iat"]),
            NotBefore = FromEpoch(payload["nbf"]),
            Id = (string)payload["jti"],
            Issuer = (string)payload["iss"],
            Subject = (string)payload["sub"],
        };
        return true;
    }

    static string ClaimText(JToken claim) =>
        claim is JValue value ? Convert.ToString(value.Value, CultureInfo.InvariantCulture) : claim.ToString(Formatting.None);

    static DateTime? FromEpoch(JToken seconds) =>
        seconds == null ? (DateTime?)null : DateTime.UnixEpoch.AddSeconds((long)seconds);

    static string FromBase64Url(string text) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=')));

    public static byte[] Encrypt(this byte[] input, string alg, byte[] key, byte[] iv)
    {
        using (var algorithm = SymmetricAlgorithm.Create(alg)) return input.Encrypt(algorithm, key, iv);
    }

    public static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg) => input.Encrypt(alg, alg.Key, alg.IV);

    public static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)
    {
        using (var transform = alg.CreateEncryptor(key, iv)) return transform.TransformFinalBlock(input, 0, input.Length);
    }

    public static byte[] Decrypt(this byte[] input, string alg, byte[] key, byte[] iv)
    {
        using (var algorithm = SymmetricAlgorithm.Create(alg)) return input.Decrypt(algorithm, key, iv);
    }

    public static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg) => input.Decrypt(alg, alg.Key, alg.IV);

    public static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)
    {
        using (var transform = alg.CreateDecryptor(key, iv)) return transform.TransformFinalBlock(input, 0, input.Length);
    }

    public static bool VerifyNoRevocation(this X509Certificate2 input)
    {
        using (var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck } }) return chain.Build(input);
    }

    public static string ToQueryString(this IDictionary<string, IList<string>> values)
    {
        var content = values.ToFormUrlEncodedContent();
        return content == null ? null : "?" + content;
    }

    public static string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> values) =>
        values.Count == 0 ? null : string.Join("&", values.SelectMany(v => v.Value.Select(one => WebUtility.UrlEncode(v.Key) + "=" + WebUtility.UrlEncode(one))));
}

// A `context` made from a scenario (the machine interface's JSON). What the scenario leaves out is null, empty or the
// type's default; nothing is invented, nothing is consumed by being read.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Standins
{
    internal sealed class Context : IContext
    {
        public IContextApi Api { get; private set; }
        public IBackend Backend => null;
        public IDeployment Deployment { get; private set; }
        public TimeSpan Elapsed { get; private set; }
        public IGraphQLContext GraphQL => null;
        public ILastError LastError { get; private set; }
        public IOperation Operation { get; private set; }
        public IProduct Product { get; private set; }
        public IRequest Request { get; private set; }
        public Guid RequestId { get; private set; }
        public IResponse Response { get; private set; }
        public ISubscription Subscription { get; private set; }
        public DateTime Timestamp { get; private set; }
        public bool Tracing { get; private set; }
        public IUser User { get; private set; }
        public IReadOnlyDictionary<string, object> Variables { get; private set; }
        public IWorkspace Workspace => null;
        public void Trace(string message) { }

        public static Context From(JToken scenario)
        {
            var s = scenario as JObject ?? new JObject();
            return new Context
            {
                Request = new Request(s["request"] ?? new JObject()),
                Response = Read(s["response"], r => new Response(r)),
                Variables = s["variables"]?.Children<JProperty>().ToDictionary(p => p.Name, p => Variable(p.Value)) ?? new Dictionary<string, object>(),
                Api = Read(s["api"], a => new ContextApi(a)),
                Operation = Read(s["operation"], o => new Operation(o)),
                Product = Read(s["product"], p => new Product(p)),
                Subscription = Read(s["subscription"], p => new Subscription(p)),
                User = Read(s["user"], u => new User(u)),
                Deployment = Read(s["deployment"], d => new Deployment(d, s["certificates"])),
                LastError = Read(s["lastError"], e => new LastError(e)),
                RequestId = Guid.Parse((string)s["requestId"] ?? Guid.Empty.ToString()),
                Timestamp = Date(s["timestamp"]) ?? default(DateTime),
                Elapsed = TimeSpan.Parse((string)s["elapsed"] ?? "0", CultureInfo.InvariantCulture),
                Tracing = (bool?)s["tracing"] ?? false,
            };
        }

        /// <summary>Reads a scenario's text; dates stay text, as the scenario wrote them.</summary>
        public static JToken Parse(string json)
        {
            using (var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Double })
                return JToken.ReadFrom(reader);
        }

        internal static T Read<T>(JToken section, Func<JToken, T> make) where T : class =>
            section == null || section.Type == JTokenType.Null ? null : make(section);

        internal static DateTime? Date(JToken text) =>
            (string)text == null ? (DateTime?)null : DateTime.Parse((string)text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

        internal static X509Certificate2 Certificate(JToken pem, JToken key = null) =>
            (string)pem == null ? null : (string)key == null ? X509Certificate2.CreateFromPem((string)pem) : X509Certificate2.CreateFromPem((string)pem, (string)key);

        static object Variable(JToken variable)
        {
            var value = variable["value"];
            var text = value is JValue simple ? Convert.ToString(simple.Value, CultureInfo.InvariantCulture) : null;
            var invariant = CultureInfo.InvariantCulture;
            switch ((string)variable["type"])
            {
                case "string": return (string)value;
                case "bool": return (bool)value;
                case "char": return text[0];
                case "sbyte": return sbyte.Parse(text, invariant);
                case "byte": return byte.Parse(text, invariant);
                case "short": return short.Parse(text, invariant);
                case "ushort": return ushort.Parse(text, invariant);
                case "int": return int.Parse(text, invariant);
                case "uint": return uint.Parse(text, invariant);
                case "long": return long.Parse(text, invariant);
                case "ulong": return ulong.Parse(text, invariant);
                case "float": return float.Parse(text, invariant);
                case "double": return double.Parse(text, invariant);
                case "decimal": return decimal.Parse(text, NumberStyles.Float, invariant);
                case "datetime": return Date(value);
                case "datetimeoffset": return DateTimeOffset.Parse(text, invariant, DateTimeStyles.RoundtripKind);
                case "timespan": return TimeSpan.Parse(text, invariant);
                case "guid": return Guid.Parse(text);
                case "uri": return new Uri(text, UriKind.RelativeOrAbsolute);
                case "json": return value.DeepClone();
                case "xml": return XElement.Parse(text);
                case "bytes": return Convert.FromHexString(text);
                case "strings": return value.Select(one => (string)one).ToArray();
                case "response": return new Response(value);
                case "null": return null;
                default: throw new NotSupportedException("variable of type " + variable["type"]);
            }
        }
    }

    internal sealed class Request : IRequest
    {
        public Request(JToken s)
        {
            Method = (string)s["method"] ?? "GET";
            Url = new Url((string)s["url"] ?? "https://contoso.azure-api.net/");
            OriginalUrl = (string)s["originalUrl"] == null ? Url : new Url((string)s["originalUrl"]);
            Headers = Standins.Headers.From(s["headers"]);
            Body = MessageBody.From(s["body"]);
            IpAddress = (string)s["ipAddress"];
            MatchedParameters = s["matchedParameters"]?.Children<JProperty>().ToDictionary(p => p.Name, p => (string)p.Value) ?? new Dictionary<string, string>();
            Certificate = Context.Certificate(s["certificate"]);
        }
        public IMessageBody Body { get; }
        public X509Certificate2 Certificate { get; }
        public IFoundry Foundry => null;
        public IReadOnlyDictionary<string, string[]> Headers { get; }
        public string IpAddress { get; }
        public IReadOnlyDictionary<string, string> MatchedParameters { get; }
        public string Method { get; }
        public IUrl OriginalUrl { get; }
        public IPrivateEndpointConnection PrivateEndpointConnection => null;
        public IUrl Url { get; }
    }

    internal sealed class Response : IResponse
    {
        public Response(JToken s)
        {
            StatusCode = (int?)(s["status"] ?? s["statusCode"]) ?? 200;
            StatusReason = (string)(s["reason"] ?? s["statusReason"]);
            Headers = Standins.Headers.From(s["headers"]);
            Body = MessageBody.From(s["body"]);
        }
        public IMessageBody Body { get; }
        public IReadOnlyDictionary<string, string[]> Headers { get; }
        public int StatusCode { get; }
        public string StatusReason { get; }
    }

    internal static class Headers
    {
        public static IReadOnlyDictionary<string, string[]> From(JToken s)
        {
            var headers = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
            foreach (var p in s?.Children<JProperty>() ?? Enumerable.Empty<JProperty>())
                headers[p.Name] = p.Value is JArray many ? many.Select(one => (string)one).ToArray() : new[] { (string)p.Value };
            return headers;
        }
    }

    internal sealed class Url : IUrl
    {
        readonly Uri uri;
        public Url(string text)
        {
            uri = new Uri(text);
            var query = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
            foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var cut = pair.IndexOf('=');
                var name = Uri.UnescapeDataString(cut < 0 ? pair : pair.Substring(0, cut));
                var value = cut < 0 ? "" : Uri.UnescapeDataString(pair.Substring(cut + 1));
                query[name] = query.TryGetValue(name, out var before) ? before.Append(value).ToArray() : new[] { value };
            }
            Query = query;
        }
        public string Host => uri.Host;
        public string Path => uri.AbsolutePath;
        public int Port => uri.Port;
        public IReadOnlyDictionary<string, string[]> Query { get; }
        public string QueryString => uri.Query;
        public string Scheme => uri.Scheme;
        public override string ToString() => uri.AbsoluteUri;
    }

    internal sealed class MessageBody : IMessageBody
    {
        readonly byte[] bytes;
        MessageBody(byte[] bytes) { this.bytes = bytes; }
        public static MessageBody From(JToken s)
        {
            if (s == null || s.Type == JTokenType.Null) return null;
            if (!(s is JObject)) return new MessageBody(Encoding.UTF8.GetBytes((string)s));
            return new MessageBody(s["json"] is JToken json ? Encoding.UTF8.GetBytes(json.ToString(Formatting.None)) : Convert.FromBase64String((string)s["base64"]));
        }
        public T As<T>(bool preserveContent = false)
        {
            var text = Encoding.UTF8.GetString(bytes);
            object content;
            if (typeof(T) == typeof(string)) content = text;
            else if (typeof(T) == typeof(byte[])) content = bytes.ToArray();
            else if (typeof(T) == typeof(JObject)) content = JObject.Parse(text);
            else if (typeof(T) == typeof(JArray)) content = JArray.Parse(text);
            else if (typeof(T) == typeof(JToken)) content = JToken.Parse(text);
            else if (typeof(T) == typeof(XElement) || typeof(T) == typeof(XNode)) content = XElement.Parse(text);
            else if (typeof(T) == typeof(XDocument)) content = XDocument.Parse(text);
            else throw new NotSupportedException(typeof(T).ToString());
            return (T)content;
        }
        public IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)
        {
            var form = new Dictionary<string, IList<string>>();
            foreach (var pair in Encoding.UTF8.GetString(bytes).Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var cut = pair.IndexOf('=');
                var name = WebUtility.UrlDecode(cut < 0 ? pair : pair.Substring(0, cut));
                if (!form.TryGetValue(name, out var values)) form[name] = values = new List<string>();
                values.Add(cut < 0 ? "" : WebUtility.UrlDecode(pair.Substring(cut + 1)));
            }
            return form;
        }
    }

    internal sealed class ContextApi : IContextApi
    {
        public ContextApi(JToken s)
        {
            Id = (string)s["id"]; Name = (string)s["name"]; Path = (string)s["path"]; Version = (string)s["version"]; Revision = (string)s["revision"];
            IsCurrentRevision = (bool?)s["isCurrentRevision"] ?? true;
            ServiceUrl = Context.Read(s["serviceUrl"], url => new Url((string)url));
        }
        public string Id { get; }
        public bool IsCurrentRevision { get; }
        public string Name { get; }
        public string Path { get; }
        public IEnumerable<string> Protocols => null;
        public string Revision { get; }
        public IUrl ServiceUrl { get; }
        public ISubscriptionKeyParameterNames SubscriptionKeyParameterNames => null;
        public string Version { get; }
    }

    internal sealed class Operation : IOperation
    {
        public Operation(JToken s) { Id = (string)s["id"]; Name = (string)s["name"]; Method = (string)s["method"]; UrlTemplate = (string)s["urlTemplate"]; }
        public string Id { get; }
        public string Method { get; }
        public string Name { get; }
        public string UrlTemplate { get; }
    }

    internal sealed class Product : IProduct
    {
        public Product(JToken s)
        {
            Id = (string)s["id"]; Name = (string)s["name"];
            State = (string)s["state"] == "Published" ? ProductState.Published : ProductState.NotPublished;
            ApprovalRequired = (bool?)s["approvalRequired"] ?? false;
            SubscriptionRequired = (bool?)s["subscriptionRequired"] ?? false;
            SubscriptionsLimit = (int?)s["subscriptionsLimit"];
            Groups = Group.Many(s["groups"]);
        }
        public bool ApprovalRequired { get; }
        public IEnumerable<IGroup> Groups { get; }
        public string Id { get; }
        public string Name { get; }
        public ProductState State { get; }
        public int? SubscriptionsLimit { get; }
        public bool SubscriptionRequired { get; }
    }

    internal sealed class Subscription : ISubscription
    {
        public Subscription(JToken s)
        {
            Id = (string)s["id"]; Name = (string)s["name"];
            Key = (string)s["key"]; PrimaryKey = (string)s["primaryKey"]; SecondaryKey = (string)s["secondaryKey"];
            CreatedDate = Context.Date(s["createdDate"]) ?? default(DateTime);
            StartDate = Context.Date(s["startDate"]);
            EndDate = Context.Date(s["endDate"]);
        }
        public DateTime CreatedDate { get; }
        public DateTime? EndDate { get; }
        public string Id { get; }
        public string Key { get; }
        public string Name { get; }
        public string PrimaryKey { get; }
        public string SecondaryKey { get; }
        public DateTime? StartDate { get; }
    }

    internal sealed class User : IUser
    {
        public User(JToken s)
        {
            Id = (string)s["id"]; Email = (string)s["email"]; FirstName = (string)s["firstName"]; LastName = (string)s["lastName"]; Note = (string)s["note"];
            RegistrationDate = Context.Date(s["registrationDate"]) ?? default(DateTime);
            Groups = Group.Many(s["groups"]);
            Identities = (s["identities"] ?? new JArray()).Select(i => (IUserIdentity)new UserIdentity(i)).ToList();
        }
        public string Email { get; }
        public string FirstName { get; }
        public IEnumerable<IGroup> Groups { get; }
        public string Id { get; }
        public IEnumerable<IUserIdentity> Identities { get; }
        public string LastName { get; }
        public string Note { get; }
        public DateTime RegistrationDate { get; }
    }

    internal sealed class Group : IGroup
    {
        Group(JToken s) { Id = (string)s["id"]; Name = (string)s["name"]; }
        public static IEnumerable<IGroup> Many(JToken s) => (s ?? new JArray()).Select(g => (IGroup)new Group(g)).ToList();
        public string Id { get; }
        public string Name { get; }
    }

    internal sealed class UserIdentity : IUserIdentity
    {
        public UserIdentity(JToken s) { Id = (string)s["id"]; Provider = (string)s["provider"]; }
        public string Id { get; }
        public string Provider { get; }
    }

    internal sealed class Deployment : IDeployment
    {
        public Deployment(JToken s, JToken certificates)
        {
            Region = (string)s["region"]; ServiceName = (string)s["serviceName"]; ServiceId = (string)s["serviceId"]; GatewayId = (string)s["gatewayId"];
            Certificates = certificates?.Children<JProperty>().ToDictionary(p => p.Name, p => Context.Certificate(p.Value["pem"], p.Value["key"])) ?? new Dictionary<string, X509Certificate2>();
        }
        public IReadOnlyDictionary<string, X509Certificate2> Certificates { get; }
        public IGateway Gateway => null;
        public string GatewayId { get; }
        public string Region { get; }
        public string ServiceId { get; }
        public string ServiceName { get; }
    }

    internal sealed class LastError : ILastError
    {
        public LastError(JToken s)
        {
            Source = (string)s["source"]; Reason = (string)s["reason"]; Message = (string)s["message"]; Scope = (string)s["scope"];
            Section = (string)s["section"]; Path = (string)s["path"]; PolicyId = (string)s["policyId"];
        }
        public string Source { get; }
        public string Reason { get; }
        public string Message { get; }
        public string Scope { get; }
        public string Section { get; }
        public string Path { get; }
        public string PolicyId { get; }
    }
}

// The eight expressions that speed is quoted on, each with the hand-written JavaScript that counts as 1.0 and its form in
// the peers' languages, and twelve shapes that real policies have most often. Sixteen contexts of one shape.
const cities = ['Oslo', 'Lima', 'Rome', 'Bern', 'Kyiv', 'Riga', 'Doha', 'Quito'];
export const N = 16;
const START = 1_790_000_000_000;

export const contexts = Array.from({ length: N }, (_, i) => ({
  request: {
    method: i % 3 === 0 ? 'POST' : 'GET',
    path: `/orders/${100 + i * 7919}/${i % 4 === 0 ? 'lines' : 'items'}`,
    headers: {
      host: 'api.example.com',
      accept: 'application/json',
      'user-agent': `bench/${i}`,
      'content-type': 'application/json',
      'x-forwarded-for': `10.0.0.${i}`,
      'x-request-id': `req-${i}-abcdef`,
      ...(i % 4 === 0 ? { 'x-other-id': `o-${i}` } : { 'x-client-id': `client-${i}` }),
    },
  },
  response: { statusCode: [200, 404, 429, 500, 503, 201][i % 6] },
  variables: {
    tenant: `t${i}`,
    trace: 'on',
    limit: '100',
    ...(i % 2 === 1 ? { 'retry-count': String(i % 6) } : { 'other-count': '9' }),
  },
  subscription: { id: `sub${i}` },
  api: { name: 'orders-v2' },
  body: {
    id: i,
    customer: { name: `n${i}`, address: { street: 's', city: cities[i % 8], zip: String(10000 + i) } },
    items: Array.from({ length: 10 }, (_x, j) => ({ sku: `A${(i + j) % 13}`, qty: (i * j) % 7, price: 1.5 * j })),
  },
  ts: START + i * 120_000,
  now: START + 15 * 60_000 + 8 * 120_000,
}));

const PATH = /^\/orders\/\d{3,8}\/items$/;
const body = 'context.Request.Body.As<JObject>(preserveContent: true)';

export const cases = [
  {
    name: 'e1 header with default',
    csharp: '@(context.Request.Headers.GetValueOrDefault("X-Client-Id", "anonymous"))',
    hand: (c) => c.request.headers['x-client-id'] ?? 'anonymous',
    cel: '"x-client-id" in request.headers ? request.headers["x-client-id"] : "anonymous"',
    jexl: 'request.headers["x-client-id"] ? request.headers["x-client-id"] : "anonymous"',
    jsonata: '$exists(request.headers.`x-client-id`) ? request.headers.`x-client-id` : "anonymous"',
  },
  {
    name: 'e2 concatenation',
    csharp:
      '@(context.Request.Method + " " + context.Request.Url.Path + "?client=" + context.Subscription.Id + "-" + context.Api.Name)',
    hand: (c) => `${c.request.method} ${c.request.path}?client=${c.subscription.id}-${c.api.name}`,
    cel: 'request.method + " " + request.path + "?client=" + subscription.id + "-" + api.name',
    jexl: 'request.method + " " + request.path + "?client=" + subscription.id + "-" + api.name',
    jsonata: 'request.method & " " & request.path & "?client=" & subscription.id & "-" & api.name',
  },
  {
    name: 'e3 boolean logic',
    csharp:
      '@(context.Response.StatusCode >= 500 || (context.Response.StatusCode == 429 && context.Request.Method == "GET"))',
    hand: (c) => c.response.statusCode >= 500 || (c.response.statusCode === 429 && c.request.method === 'GET'),
    cel: 'response.statusCode >= 500.0 || (response.statusCode == 429.0 && request.method == "GET")',
    jexl: 'response.statusCode >= 500 || (response.statusCode == 429 && request.method == "GET")',
    jsonata: 'response.statusCode >= 500 or (response.statusCode = 429 and request.method = "GET")',
  },
  {
    name: 'e4 regex',
    csharp: String.raw`@(Regex.IsMatch(context.Request.Url.Path, @"^/orders/\d{3,8}/items$"))`,
    hand: (c) => PATH.test(c.request.path),
    cel: String.raw`request.path.matches("^/orders/\\d{3,8}/items$")`,
    jexl: 'request.path|matches("^/orders/[0-9]{3,8}/items$")',
    jsonata: String.raw`$contains(request.path, /^\/orders\/\d{3,8}\/items$/)`,
  },
  {
    name: 'e5 body field',
    csharp: `@((string)${body}["customer"]["address"]["city"])`,
    hand: (c) => c.body.customer.address.city,
    cel: 'body.customer.address.city',
    jexl: 'body.customer.address.city',
    jsonata: 'body.customer.address.city',
  },
  {
    name: 'e6 date arithmetic',
    csharp: '@(context.Timestamp.AddMinutes(15) > DateTime.UtcNow)',
    hand: (c) => c.ts + 900_000 > c.now,
    cel: 'ts + 900000.0 > now',
    jexl: 'ts + 900000 > now',
    jsonata: 'ts + 900000 > now',
  },
  {
    name: 'e7 dictionary, int, ternary',
    csharp: '@(int.Parse(context.Variables.GetValueOrDefault<string>("retry-count", "0")) < 3 ? "retry" : "fail")',
    hand: (c) => (((c.variables['retry-count'] ?? '0') | 0) < 3 ? 'retry' : 'fail'),
    cel: 'int("retry-count" in variables ? variables["retry-count"] : "0") < 3 ? "retry" : "fail"',
    jexl: '(variables["retry-count"] ? variables["retry-count"] : "0")|int < 3 ? "retry" : "fail"',
    jsonata: '$number($exists(variables.`retry-count`) ? variables.`retry-count` : "0") < 3 ? "retry" : "fail"',
  },
  {
    name: 'e8 where and any',
    csharp: `@(${body}["items"].Where(x => (int)x["qty"] > 2).Any(x => (string)x["sku"] == "A7"))`,
    hand: (c) => {
      const a = c.body.items;
      for (let i = 0; i < a.length; i++) if (a[i].qty > 2 && a[i].sku === 'A7') return true;
      return false;
    },
    cel: 'body.items.filter(x, x.qty > 2.0).exists(x, x.sku == "A7")',
    jexl: 'body.items[.qty > 2][.sku == "A7"]|some',
    jsonata: '$count(body.items[qty > 2][sku = "A7"]) > 0',
  },

  // ---- shapes that real policies have most often
  {
    name: 's1 status compare',
    csharp: '@(context.Response.StatusCode == 200)',
    hand: (c) => c.response.statusCode === 200,
  },
  {
    name: 's2 variable cast compare',
    csharp: '@((string)context.Variables["trace"] == "on")',
    hand: (c) => c.variables.trace === 'on',
  },
  {
    name: 's3 variable',
    csharp: '@(context.Variables.GetValueOrDefault<string>("tenant"))',
    hand: (c) => c.variables.tenant,
  },
  {
    name: 's4 contains key',
    csharp: '@(context.Variables.ContainsKey("retry-count"))',
    hand: (c) => Object.hasOwn(c.variables, 'retry-count'),
  },
  {
    name: 's5 interpolation',
    csharp: '@($"{context.Api.Name}-{context.Subscription.Id}/{(string)context.Variables["tenant"]}")',
    hand: (c) => `${c.api.name}-${c.subscription.id}/${c.variables.tenant}`,
  },
  {
    name: 's6 method switch',
    csharp: '@(context.Request.Method == "GET" ? "read" : context.Request.Method == "POST" ? "write" : "other")',
    hand: (c) => (c.request.method === 'GET' ? 'read' : c.request.method === 'POST' ? 'write' : 'other'),
  },
  {
    name: 's7 block with if',
    csharp:
      '@{ var id = context.Request.Headers.GetValueOrDefault("X-Request-Id", ""); if (id.Length > 4) { return id.Substring(4); } return "none"; }',
    hand: (c) => {
      const id = c.request.headers['x-request-id'] ?? '';
      return id.length > 4 ? id.slice(4) : 'none';
    },
  },
  {
    name: 's8 split and last',
    csharp: `@(context.Request.Url.Path.Split('/').Last())`,
    hand: (c) => c.request.path.split('/').at(-1),
  },
  {
    name: 's9 starts with',
    csharp: '@(context.Request.Url.Path.StartsWith("/orders", StringComparison.OrdinalIgnoreCase))',
    hand: (c) => c.request.path.slice(0, 7).toLowerCase() === '/orders',
  },
  {
    name: 's10 body value or default',
    csharp: `@(${body}.SelectToken("customer.name")?.ToString() ?? "nobody")`,
    hand: (c) => c.body.customer?.name ?? 'nobody',
  },
  {
    name: 's11 contains in array',
    csharp: '@(new[] { "GET", "HEAD", "OPTIONS" }.Contains(context.Request.Method))',
    hand: (c) => ['GET', 'HEAD', 'OPTIONS'].includes(c.request.method),
  },
  {
    name: 's12 loop over items',
    csharp: `@{ var sum = 0; foreach (var item in (JArray)${body}["items"]) { sum += (int)item["qty"]; } return sum; }`,
    hand: (c) => {
      let sum = 0;
      for (const item of c.body.items) sum = (sum + item.qty) | 0;
      return sum;
    },
  },
];

import { describe, expect, it, test } from 'vitest';
import { checkPolicy, loadPolicies } from '../load.ts';
import type { PlaceInService } from '../policy/service.ts';
import type { ServiceDescription } from './description.ts';
import { knownService } from './known.ts';

/** What documents name, against the service that has it or not. */

const OPENAPI = {
  openapi: '3.0.1',
  paths: {
    '/orders/{id}': {
      parameters: [{ in: 'path', name: 'id' }],
      get: { operationId: 'get-order', summary: 'Get order', parameters: [{ $ref: '#/components/parameters/v' }] },
      delete: {},
    },
  },
  components: { parameters: { v: { in: 'query', name: 'v' } } },
};

const SERVICE: ServiceDescription = {
  namedValues: { 'orders-url': 'https://orders.example.com', key: { secret: true } },
  backends: { orders: { url: 'https://orders.example.com' }, pool: { pool: { services: [{ id: 'orders' }] } } },
  certificates: { client: { thumbprint: 'AB CD EF' } },
  loggers: { hub: { type: 'azureEventHub' }, insights: { type: 'applicationInsights' }, other: {} },
  openIdConfigs: ['https://login.example.com/.well-known/openid-configuration'],
  externalCache: false,
  apis: {
    orders: { name: 'Orders', operations: { get: { name: 'Get', urlTemplate: '/orders/{id}/{*rest}?v={v}' } } },
    described: { name: 'Described', openapi: OPENAPI },
    opaque: { name: 'Opaque' },
  },
};

/** The document and, behind a line of its own, the findings: each marks its text. */
function check(text: string, service = SERVICE, at: Partial<Omit<PlaceInService, 'service'>> = {}): string[] {
  const { file, diagnostics } = checkPolicy(text, {
    inService: { service: knownService(service), product: null, api: null, operation: null, ...at },
  });
  return diagnostics
    .filter(({ code }) => /^APIM20(?:28|5\d)$/.test(code))
    .map((d) => `${d.severity} ${d.code} «${file.text.slice(d.span.start, d.span.end)}» ${d.message}`);
}

const jwt = (inner: string): string => `<validate-jwt header-name="Authorization">${inner}</validate-jwt>`;
const lookup = (type: string): string =>
  `<cache-lookup-value key="k" variable-name="v"${type === '' ? '' : ` caching-type="${type}"`} />`;
const body = (template: string, text: string): string => `<set-body template="${template}">${text}</set-body>`;

describe('what the service does not have', () => {
  test.each<[document: string, ...findings: string[]]>([
    [
      '<set-backend-service backend-id="ordres" />',
      'error APIM2050 «ordres» There is no backend "ordres"; did you mean "orders"?',
    ],
    ['<llm-content-safety backend-id="safety" />', 'error APIM2050 «safety» There is no backend "safety"'],
    [
      '<llm-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="poool" embeddings-backend-auth="system-assigned" />',
      'warning APIM2054 «llm-semantic-cache-lookup» The service has no external cache, so nothing is ever found or kept',
      'error APIM2050 «poool» There is no backend "poool"; did you mean "pool"?',
    ],
    [
      '<azure-openai-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="e" embeddings-backend-auth="system-assigned" />',
      'warning APIM2054 «azure-openai-semantic-cache-lookup» The service has no external cache, so nothing is ever found or kept',
      'error APIM2050 «e» There is no backend "e"',
    ],
    [
      '<log-to-eventhub logger-id="huub">x</log-to-eventhub>',
      'warning APIM2050 «huub» There is no logger "huub"; did you mean "hub"?',
    ],
    [
      '<log-to-eventhub logger-id="insights">x</log-to-eventhub>',
      'warning APIM2052 «insights» The logger "insights" is of the type applicationInsights; <log-to-eventhub> writes to an event hub',
    ],
    [
      '<authentication-certificate certificate-id="clint" />',
      'warning APIM2050 «clint» There is no certificate "clint"; did you mean "client"?',
    ],
    [
      '<authentication-certificate thumbprint="abcde0" />',
      'warning APIM2050 «abcde0» There is no certificate with the thumbprint "abcde0"; did you mean "ABCDEF"?',
    ],
    [
      '<validate-client-certificate><identities><identity issuer-certificate-id="root" /></identities></validate-client-certificate>',
      'warning APIM2050 «root» There is no certificate "root"',
    ],
    [
      jwt('<issuer-signing-keys><key certificate-id="x" /></issuer-signing-keys>'),
      'warning APIM2050 «x» There is no certificate "x"',
    ],
    [
      jwt('<openid-config url="https://evil.example.com/" />'),
      'warning APIM2053 «https://evil.example.com/» "https://evil.example.com/" is none of the OpenID configurations that the service is described to trust',
    ],
    [
      lookup('external'),
      'warning APIM2054 «external» The service has no external cache, so nothing is ever found or kept',
    ],
    [
      '<llm-semantic-cache-store duration="60" />',
      'warning APIM2054 «llm-semantic-cache-store» The service has no external cache, so nothing is ever found or kept',
    ],
    [
      '<set-header name="a" exists-action="override"><value>Bearer {{ kye }} and</value></set-header>',
      'error APIM2028 «{{ kye }}» There is no named value "kye"; did you mean "key"?',
    ],
    [
      '<set-variable name="a" value="@(&quot;{{oders-url}}&quot;)" />',
      'error APIM2028 «{{oders-url}}» There is no named value "oders-url"; did you mean "orders-url"?',
    ],
    ['<set-variable name="a" value="&lt;{{none}}&gt;" />', 'error APIM2028 «{{none}}» There is no named value "none"'],
    [
      '<set-header name="{{KEY}}"><value>x</value></set-header>',
      'warning APIM2028 «{{KEY}}» There is no named value "KEY"; did you mean "key"?',
    ],
    ['<rate-limit calls="{{none}}" renewal-period="60" />', 'error APIM2028 «{{none}}» There is no named value "none"'],
    [
      '<rate-limit calls="1" renewal-period="60"><api id="order" calls="1" renewal-period="60" /></rate-limit>',
      'warning APIM2050 «order» There is no API "order"; did you mean "orders"?',
    ],
    [
      '<quota calls="1" renewal-period="0"><api name="orders v2" calls="1" /></quota>',
      'warning APIM2050 «orders v2» There is no API "orders v2"; did you mean "Orders"?',
    ],
    [
      '<quota calls="1" renewal-period="0"><api name="Orders" calls="1"><operation id="gte" calls="1" /></api></quota>',
      'warning APIM2050 «gte» There is no operation "gte"; did you mean "get"?',
    ],
    [
      '<quota calls="1" renewal-period="0"><api id="orders" calls="1"><operation name="Put" calls="1" /></api></quota>',
      'warning APIM2050 «Put» There is no operation "Put"',
    ],
  ])('%s', (document, ...findings) => expect(check(document)).toEqual(findings));
});

describe('what the service has, or what cannot be known', () => {
  test.each<[document: string]>([
    ['<set-backend-service backend-id="Orders" />'],
    ['<set-backend-service backend-id="pool" />'],
    ['<set-backend-service backend-id="dapr" dapr-app-id="a" dapr-method="m" />'],
    ['<set-backend-service backend-id="@(context.Api.Id)" />'],
    ['<set-backend-service backend-id="{{orders-url}}" />'],
    ['<set-backend-service backend-id="${backend_id}" />'],
    ['<set-backend-service backend-id="#{BackendId}#" />'],
    ['<set-backend-service base-url="https://ordres.example.com" />'],
    ['<log-to-eventhub logger-id="hub">x</log-to-eventhub>'],
    ['<log-to-eventhub logger-id="other">x</log-to-eventhub>'],
    ['<authentication-certificate certificate-id="client" />'],
    ['<authentication-certificate thumbprint="ab:cd:ef" />'],
    // the caller's, not one of the service
    [
      '<validate-client-certificate><identities><identity thumbprint="00" issuer-thumbprint="11" /></identities></validate-client-certificate>',
    ],
    [jwt('<openid-config url="https://login.example.com/.well-known/openid-configuration" />')],
    [jwt('<openid-config url="https://login.example.com/@(context.Product.Id)" />')],
    [lookup('')],
    [lookup('prefer-external')],
    [lookup('internal')],
    ['<set-header name="a"><value>{{key}}{{orders-url}}</value></set-header>'],
    ['<!-- {{none}} --><set-method>GET</set-method>'],
    // Liquid has braces of its own
    [body('liquid', '{{none}} {{ body.none }} {{context.Request.Url}}')],
    [`<return-response>${body('liquid', '{{none}}')}</return-response>`],
    // a name that C# would have to write otherwise is none
    ['<set-variable name="a" value="@($&quot;{{ {1} }}&quot;)" />'],
    ['<quota calls="1" renewal-period="0"><api id="ORDERS" name="old name" calls="1" /></quota>'],
    [
      '<quota calls="1" renewal-period="0"><api name="anything" id="opaque" calls="1"><operation id="x" calls="1" /></api></quota>',
    ],
    [
      '<quota calls="1" renewal-period="0"><api id="described" calls="1"><operation name="Get order" calls="1" /></api></quota>',
    ],
    // one of its operations has an id that the service makes up
    ['<quota calls="1" renewal-period="0"><api id="described" calls="1"><operation id="x" calls="1" /></api></quota>'],
    ['<quota calls="1" renewal-period="0"><api id="{{key}}" calls="1"><operation id="x" calls="1" /></api></quota>'],
  ])('%s', (document) => expect(check(document)).toEqual([]));

  it('is everything that a description leaves out', () => {
    const documents = [
      '<set-backend-service backend-id="x" />',
      '<log-to-eventhub logger-id="x">x</log-to-eventhub>',
      '<authentication-certificate certificate-id="x" />',
      '<authentication-certificate thumbprint="00" />',
      jwt('<openid-config url="https://evil.example.com/" />'),
      lookup('external'),
      '<set-header name="a"><value>{{x}}</value></set-header>',
      '<quota calls="1" renewal-period="0"><api id="x" calls="1" /></quota>',
      '<rewrite-uri template="/{x}" />',
    ];
    expect(documents.flatMap((document) => check(document, {}, { api: 'orders', operation: 'get' }))).toEqual([]);
    // with nothing to compare, every one of them was a finding
    const empty = { backends: {}, loggers: {}, certificates: {}, openIdConfigs: [], namedValues: {}, apis: {} };
    const wanting = { ...empty, externalCache: false } as const;
    expect(documents.slice(0, -1).flatMap((document) => check(document, wanting))).toHaveLength(8);
  });

  it('is a name, where one API is described without', () => {
    const document = '<quota calls="1" renewal-period="0"><api name="x" calls="1" /></quota>';
    expect(check(document, { apis: { a: { name: 'A' }, b: {} } })).toEqual([]);
    expect(check(document, { apis: { a: { name: 'A' } } })).toHaveLength(1);
  });

  it('is a thumbprint, where one certificate is described without', () => {
    const service = { certificates: { a: { thumbprint: '00' }, b: {} } };
    expect(check('<authentication-certificate thumbprint="11" />', service)).toEqual([]);
  });
});

describe('what a product limits', () => {
  const service: ServiceDescription = {
    apis: { orders: { name: 'Orders' }, stock: { name: 'Stock' } },
    products: { starter: { apis: ['Orders'] }, other: {} },
  };
  const limits = (api: string): string => `<quota calls="1" renewal-period="0"><api ${api} calls="1" /></quota>`;
  test.each([
    ['starter', 'id="orders"', []],
    ['starter', 'name="orders"', []],
    [
      'starter',
      'id="stock"',
      ['warning APIM2057 «stock» The API "stock" is not in the product "starter", so this never counts'],
    ],
    [
      'starter',
      'name="Stock"',
      ['warning APIM2057 «Stock» The API "Stock" is not in the product "starter", so this never counts'],
    ],
    ['starter', 'id="shop"', ['warning APIM2050 «shop» There is no API "shop"']],
    ['other', 'id="stock"', []],
    ['unknown', 'id="stock"', []],
    [null, 'id="stock"', []],
  ])('of %s: %s', (product, api, findings) => expect(check(limits(api), service, { product })).toEqual(findings));
});

describe('the parameters of a rewrite', () => {
  const rewrite = (template: string): string => `<rewrite-uri template="${template}" />`;

  test.each<[place: [api: string, operation: string | null], template: string, findings: string[]]>([
    [['orders', 'get'], '/v2/{id}/{rest}?a={V}', []],
    [['ORDERS', 'GET'], '/v2/{*rest}', []],
    [
      ['orders', 'get'],
      '/v2/{id}/{idd}?a={w}',
      [
        'error APIM2051 «{idd}» The parameter idd is not in the URL template of the operation, /orders/{id}/{*rest}?v={v}; did you mean "id"?',
        'error APIM2051 «{w}» The parameter w is not in the URL template of the operation, /orders/{id}/{*rest}?v={v}; did you mean "v"?',
      ],
    ],
    [
      ['orders', 'get'],
      '/a&amp;b/{x}',
      [
        'error APIM2051 «{x}» The parameter x is not in the URL template of the operation, /orders/{id}/{*rest}?v={v}; did you mean "v"?',
      ],
    ],
    [['described', 'get-order'], '/{id}?v={v}', []],
    [
      ['described', 'get-order'],
      '/{name}',
      ['error APIM2051 «{name}» The parameter name is not in the URL template of the operation, /orders/{id}'],
    ],
    // of a whole API: some operation has it, or none
    [['orders', null], '/{id}', []],
    [
      ['orders', null],
      '/x/{id}/{none}',
      ['warning APIM2051 «{none}» The parameter none is not in the URL template of any operation of the API'],
    ],
    // an operation, or an API, that is not described
    [['orders', 'put'], '/{none}/', []],
    [['opaque', null], '/{none}/', []],
    [['elsewhere', 'get'], '/{none}/', []],
    // not a literal yet
    [['orders', 'get'], '@(&quot;/{none}&quot;)', []],
    [['orders', 'get'], '/{{orders-url}}/{none}', []],
  ])('%j %s', ([api, operation], template, findings) =>
    expect(check(rewrite(template), SERVICE, { api, operation })).toEqual(findings),
  );
});

describe('documents that are loaded for running', () => {
  const load = (text: string, namedValues: Record<string, string>, lenient = false) =>
    loadPolicies({
      documents: `<policies><inbound>${text}</inbound></policies>`,
      namedValues,
      lenient,
      inService: { service: knownService(SERVICE), product: null, api: 'orders', operation: 'get' },
    });
  const found = ({ files }: ReturnType<typeof load>): string[] =>
    files.flatMap(({ diagnostics }) => diagnostics.map((d) => `${d.severity} ${d.code}`));

  it('are compared once their named values are filled in', () => {
    const text = '<set-backend-service backend-id="{{key}}" />';
    expect(found(load(text, { key: 'pool' }))).toEqual([]);
    expect(found(load(text, { key: 'pol' }))).toEqual(['error APIM2050']);
    expect(load(text, { key: 'pol' }).gateway).toBeNull();
  });

  it('run with what only the service refuses, where that is asked for', () =>
    expect(
      load('<set-backend-service backend-id="x" /><rewrite-uri template="/{x}/" />', {}, true).gateway,
    ).not.toBeNull());

  it('need the values that the description keeps back', () => {
    const text = '<set-header name="a" exists-action="override"><value>{{key}} {{none}}</value></set-header>';
    expect(found(load(text, {}))).toEqual(['error APIM2055', 'error APIM2028']);
  });
});

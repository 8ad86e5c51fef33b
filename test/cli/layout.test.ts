import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { broaderFiles, fragmentsFor, placeOf, stemOf } from '../../packages/cli/src/lint/layout.ts';
import { folder, sluice } from './sluice.ts';

describe('what a place tells', () => {
  it.each([
    ['apim/apis/orders/policy.xml', { layout: 'APIOps', scope: 'api', api: 'orders' }],
    [
      'apim/apis/orders/operations/get-order/policy.xml',
      { layout: 'APIOps', scope: 'operation', api: 'orders', operation: 'get-order' },
    ],
    ['apim/products/gold/policy.xml', { layout: 'APIOps', scope: 'product', product: 'gold' }],
    ['apim/policy fragments/auth/policy.xml', { layout: 'APIOps', scope: null, fragment: 'auth' }],
    ['apim/policyFragments/auth/policy.xml', { layout: 'APIOps', scope: null, fragment: 'auth' }],
    ['apim/workspaces/w/policy.xml', { layout: 'APIOps', scope: 'workspace', workspace: 'w' }],
    ['apim/workspaces/w/apis/o/policy.xml', { layout: 'APIOps', scope: 'api', workspace: 'w', api: 'o' }],
    ['api-management/policies/global.xml', { layout: 'service repository', scope: 'global' }],
    ['api-management/policies/apis/Orders.xml', { layout: 'service repository', scope: 'api', api: 'Orders' }],
    [
      'api-management/policies/apis/Orders/operations/GET__x.xml',
      { layout: 'service repository', scope: 'operation', api: 'Orders', operation: 'GET__x' },
    ],
    ['out/policies/orders-apiPolicy.xml', { layout: 'resource kit', scope: 'api', api: 'orders' }],
    ['out/policies/orders-get-operationPolicy.xml', { layout: 'resource kit', scope: 'operation' }],
    ['out/policies/gold-productPolicy.xml', { layout: 'resource kit', scope: 'product', product: 'gold' }],
    ['out/policies/globalServicePolicy.xml', { layout: 'resource kit', scope: 'global' }],
    ['apis/orders.policy.xml', { layout: 'folders', scope: 'api', api: 'orders' }],
    ['APIs/orders.xml.tpl', { layout: 'folders', scope: 'api', api: 'orders' }],
    ['fragments/auth.xml', { layout: 'folders', scope: null, fragment: 'auth' }],
    ['x/global.xml', { layout: 'folders', scope: 'global' }],
    ['x/global-policy.xml', { layout: 'folders', scope: 'global' }],
    ['x/operation.xml', { layout: 'folders', scope: 'operation' }],
    ['x/policy.xml', null],
    ['x/orders.xml', null],
    ['apis/orders/readme/notes.xml', null],
  ])('%s', (file, expected) => {
    expect(placeOf(`nowhere/${file}`)).toEqual(expected);
  });

  it('a policy.xml beside the folders of an extraction is the global one', () => {
    const root = folder({ 'apim/policy.xml': '', 'apim/apis/a/policy.xml': '' });
    expect(placeOf(path.join(root, 'apim/policy.xml'))).toEqual({ layout: 'APIOps', scope: 'global' });
    expect(placeOf(path.join(root, 'policy.xml'))).toBeNull();
  });

  it.each([
    ['a.xml', 'a'],
    ['a.policy.xml', 'a'],
    ['a-policy.XML', 'a'],
    ['a.xml.tpl', 'a'],
    ['a.tftpl', 'a'],
    ['policy.xml', 'policy'],
    ['a.txt', 'a.txt'],
  ])('%s is called %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });
});

describe('a repository', () => {
  const including = (id: string): string =>
    `<policies><inbound><base /><include-fragment fragment-id="${id}" /></inbound><backend><base /></backend></policies>\n`;
  const root = folder({
    'apim/policy.xml':
      '<policies><inbound /><backend><forward-request timeout="9" /></backend><outbound /><on-error /></policies>',
    'apim/apis/orders/policy.xml': including('auth'),
    'apim/apis/orders/operations/get/policy.xml': including('auht'),
    'apim/apis/bare/policy.xml': '<policies><inbound /><backend><base /></backend></policies>',
    'apim/products/gold/policy.xml':
      '<policies><inbound><base /><quota calls="5" renewal-period="300" /></inbound></policies>',
    'apim/apis/limited/policy.xml':
      '<policies><inbound><base /><quota calls="5" renewal-period="300" /></inbound><backend><base /></backend></policies>',
    'apim/policy fragments/auth/policy.xml':
      '<fragment><check-header name="A" failed-check-httpcode="401" failed-check-error-message="no" ignore-case="true"><value>x</value></check-header></fragment>',
    'apim/policy fragments/nested/policy.xml': '<fragment><include-fragment fragment-id="auth" /></fragment>',
    'alone/orders.xml': including('auth'),
    'alone/.git/HEAD': '',
  });
  const found = async (file: string): Promise<string[]> => {
    const { out } = await sluice(['lint', path.join(root, file), '--format', 'compact']);
    return out
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replace(/^.*?: /, ''));
  };

  it('gives the fragments that documents may include', async () => {
    expect(fragmentsFor(path.join(root, 'apim/apis/orders/policy.xml'))).toEqual(new Set(['auth', 'nested']));
    expect(await found('apim/apis/orders/policy.xml')).toEqual([]);
    expect(await found('apim/apis/orders/operations/get/policy.xml')).toEqual([
      'warning APIM2026: There is no fragment "auht"; did you mean "auth"?',
    ]);
  });

  it('where it has none, nothing is said of fragments', async () => {
    expect(fragmentsFor(path.join(root, 'alone/orders.xml'))).toBeNull();
    expect(await found('alone/orders.xml')).toEqual([]);
  });

  it('a fragment in a fragment is said where it is included', async () => {
    expect(await found('apim/policy fragments/nested/policy.xml')).toEqual([
      expect.stringMatching(/^error APIM2027: A fragment cannot include another fragment/),
    ]);
  });

  it('gives the scope: the global document needs no base, others do', async () => {
    expect(await found('apim/policy.xml')).toEqual([]);
    expect(await found('apim/apis/bare/policy.xml')).toEqual([
      expect.stringMatching(/^warning missing-base: <inbound>/),
    ]);
  });

  it('gives the scope: a policy in a document of the wrong one is refused', async () => {
    expect(await found('apim/products/gold/policy.xml')).toEqual([]);
    expect(await found('apim/apis/limited/policy.xml')).toEqual([expect.stringMatching(/^error APIM2007: <quota>/)]);
  });
});

describe('the documents that a base stands for', () => {
  it.each<[string, Readonly<Record<string, string | null>>]>([
    ['apim/policy.xml', {}],
    ['apim/products/gold/policy.xml', { workspace: null, global: 'apim/policy.xml' }],
    ['apim/apis/o/policy.xml', { workspace: null, global: 'apim/policy.xml' }],
    [
      'apim/apis/o/operations/get/policy.xml',
      { workspace: null, global: 'apim/policy.xml', api: 'apim/apis/o/policy.xml' },
    ],
    [
      'apim/workspaces/w/apis/o/operations/get/policy.xml',
      {
        global: 'apim/policy.xml',
        workspace: 'apim/workspaces/w/policy.xml',
        api: 'apim/workspaces/w/apis/o/policy.xml',
      },
    ],
    [
      'git/policies/apis/O/operations/get.xml',
      { workspace: null, global: 'git/policies/global.xml', api: 'git/policies/apis/O.xml' },
    ],
    ['plain/operation.xml', {}],
    ['apim/policy fragments/auth/policy.xml', {}],
  ])('of %s', (file, expected) => {
    const found = [...broaderFiles(`nowhere/${file}`)].map(([scope, name]) => [
      scope,
      name === null ? null : path.relative('nowhere', name).split(path.sep).join('/'),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('tell what their variables hold, where nothing in between may set them', async () => {
    const policies = (inbound: string): string =>
      `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>\n`;
    const set = (name: string): string => `<set-variable name="${name}" value="true" />`;
    const cast = (name: string): string =>
      `<base /><choose><when condition="@((bool)context.Variables["${name}"])"><set-method>GET</set-method></when></choose>`;
    const repository = folder({
      'apim/policy.xml': policies(set('global'))
        .replaceAll('<backend><base /></backend>', '<backend><forward-request /></backend>')
        .replaceAll('<base />', ''),
      'apim/products/gold/policy.xml': policies(cast('global')),
      'apim/apis/o/policy.xml': policies(`<base />${set('api')}`),
      'apim/apis/o/operations/get/policy.xml': policies(cast('api')),
      // the product of the API may set it anew
      'apim/apis/o/operations/list/policy.xml': policies(cast('global')),
      'apim/apis/alone/operations/get/policy.xml': policies(cast('api')),
    });
    const { out } = await sluice(['lint', repository, '--format', 'compact']);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => line.replaceAll(path.sep, '/').replace(/^.*\/apim\/(.*?):\d+:\d+:/, '$1:'));
    expect(lines).toEqual([
      'apis/o/operations/get/policy.xml: warning variable-cast: "api" holds a string, so reading it as bool throws',
      'products/gold/policy.xml: warning variable-cast: "global" holds a string, so reading it as bool throws',
    ]);
  });
});

describe('placeholders of tools that fill documents in', () => {
  it.each([
    [
      'Terraform',
      'a.xml.tpl',
      '<set-backend-service base-url="${backend_url}" /><return-response><set-status code="${code}" reason="x" /></return-response>',
    ],
    [
      'Terraform, a condition around statements',
      'b.xml.tpl',
      '%{ if jwt ~}\n<set-method>GET</set-method>\n%{ endif ~}',
    ],
    [
      'tokens with hashes',
      'c.xml',
      '<return-response><set-status code="#{StatusCode}#" reason="x" /></return-response>',
    ],
    [
      'tokens with underscores',
      'd.xml',
      '<return-response><set-status code="__STATUS_CODE__" reason="x" /></return-response>',
    ],
    ['handlebars', 'e.xml', '<return-response><set-status code="{{{status}}}" reason="x" /></return-response>'],
    ['named values', 'f.xml', '<return-response><set-status code="{{status}}" reason="x" /></return-response>'],
  ])('%s: no error', async (_, name, statements) => {
    const root = folder({ [name]: `<policies><inbound>\n<base />\n${statements}\n</inbound></policies>` });
    const { out } = await sluice(['lint', path.join(root, name), '--format=json']);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { severity: string; message: string }[] };
    expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  });
});

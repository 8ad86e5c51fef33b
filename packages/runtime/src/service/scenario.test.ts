import { expect, it } from 'vitest';
import { runScenario } from '../scenario/run.ts';
import type { Scenario } from '../scenario/format.ts';
import type { ServiceDescription } from './description.ts';
import { scenarioIn } from './scenario.ts';

/** A run finds the service around it; the scenario goes before it. */

const SERVICE: ServiceDescription = {
  namedValues: { greeting: 'hello', key: { secret: true } },
  fragments: {
    note: '<fragment><set-header name="x-note" exists-action="override"><value>fragment</value></set-header></fragment>',
  },
  backends: { orders: { url: 'https://orders.example.com/v2' } },
  externalCache: true,
  apis: {
    orders: {
      name: 'Orders',
      path: 'orders',
      serviceUrl: 'https://wrong.example.com',
      openapi: { paths: { '/{id}': { get: { operationId: 'get', summary: 'Get one' } } } },
    },
  },
};

const POLICY = `<policies><inbound>
<set-header name="x-greeting" exists-action="override"><value>{{greeting}}</value></set-header>
<set-header name="x-api" exists-action="override"><value>@(context.Api.Name + " " + context.Operation.Name)</value></set-header>
<include-fragment fragment-id="note" />
<set-backend-service backend-id="orders" />
<rewrite-uri template="/items/{id}" />
<cache-lookup-value key="k" variable-name="v" caching-type="external" />
</inbound><backend><forward-request timeout="9" /></backend></policies>`;

async function run(scenario: Scenario, text = POLICY) {
  const { scenario: completed, inService } = scenarioIn(SERVICE, scenario);
  const { files, results, problem } = await runScenario({ api: { name: 'a.xml', text } }, completed, { inService });
  return {
    found: files.flatMap(({ diagnostics }) => diagnostics.map((d) => d.code)),
    problem,
    sent: results?.[0]?.backendRequests[0],
  };
}

const HERE: Scenario = {
  api: { id: 'orders' },
  operation: { id: 'get' },
  request: { url: 'https://gateway.example.com/orders/7' },
};

it('has its named values, fragments, backends, APIs and operations', async () => {
  const { found, sent } = await run(HERE);
  expect(found).toEqual([]);
  expect(sent).toMatchObject({ url: 'https://orders.example.com/v2/items/7' });
  expect(sent?.headers).toMatchObject({ 'x-greeting': ['hello'], 'x-api': ['Orders Get one'], 'x-note': ['fragment'] });
});

it('is overruled by the scenario, one by one', async () => {
  const { sent } = await run({ ...HERE, namedValues: { greeting: 'hi' }, api: { id: 'orders', name: 'Mine' } });
  expect(sent?.headers).toMatchObject({ 'x-greeting': ['hi'], 'x-api': ['Mine Get one'], 'x-note': ['fragment'] });
});

it('asks for values that it keeps back', async () => {
  const text = '<policies><inbound><set-header name="a"><value>{{key}}</value></set-header></inbound></policies>';
  expect((await run(HERE, text)).found).toEqual(['APIM2055']);
  expect((await run({ ...HERE, namedValues: { key: 'k' } }, text)).found).toEqual([]);
});

it('says what it does not have', async () => {
  const text = POLICY.replace('backend-id="orders"', 'backend-id="order"').replace('{id}', '{ids}');
  expect((await run(HERE, text)).found).toEqual(['APIM2050', 'APIM2051']);
});

it('leaves a scenario alone that names none of its APIs', () => {
  const { scenario, inService } = scenarioIn(SERVICE, { api: { id: 'x' }, operation: { id: 'get' } });
  expect(scenario).toMatchObject({ api: { id: 'x' }, operation: { id: 'get' } });
  expect(inService).toMatchObject({ product: null, api: 'x', operation: 'get' });
  expect(scenarioIn({}, {}).scenario).toEqual({});
});

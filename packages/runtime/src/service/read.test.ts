import { describe, expect, it, test } from 'vitest';
import { fieldOf } from '../scenario/shape.ts';
import { readService } from './read.ts';

describe('the description of a service', () => {
  it('may hold all this, and nothing at all', () => {
    const service = {
      gateway: 'v2',
      namedValues: { plain: 'a', secret: { secret: true }, both: { secret: true, value: 'b' } },
      fragments: { auth: '<fragment />' },
      backends: { orders: { url: 'https://orders.example.com', tls: { validateCertificateChain: true } } },
      certificates: { client: { thumbprint: 'AB', pem: '-----BEGIN CERTIFICATE-----' } },
      loggers: { hub: { type: 'azureEventHub' }, other: {} },
      openIdConfigs: ['https://login.example.com/'],
      externalCache: true,
      apis: {
        orders: {
          name: 'Orders',
          path: 'orders',
          openapi: { paths: {} },
          operations: { get: { method: 'GET', urlTemplate: '/{id}', parameters: ['v'] } },
        },
      },
      products: { starter: { name: 'Starter', apis: ['orders'] } },
    };
    expect(readService(service)).toEqual({ service, problems: [] });
    expect(readService(null)).toEqual({ service: {}, problems: [] });
  });

  test.each<[unknown, string[]]>([
    [[], ['the description must be an object']],
    [{ namedvalues: {} }, ['namedvalues is no field of the description of a service; did you mean "namedValues"?']],
    [
      { backends: { a: { urll: 'x' } } },
      ['backends.a.urll is no field of the description of a service; did you mean "url"?'],
    ],
    [{ backends: ['a'] }, ['backends must be an object']],
    [
      { loggers: { a: { type: 'hub' } } },
      ['loggers.a.type must be one of azureEventHub, applicationInsights, azureMonitor'],
    ],
    [{ openIdConfigs: ['a', 1] }, ['openIdConfigs[1] must be a text']],
    [{ gateway: 'basic' }, ['gateway must be one of classic, v2, consumption, self-hosted, workspace']],
    [{ namedValues: { a: 1 } }, ['namedValues.a has none of the forms it may have']],
    [
      { apis: { a: { id: 'a' } }, externalCache: 'yes' },
      ['apis.a.id is no field of the description of a service', 'externalCache must be true or false'],
    ],
    [JSON.parse('{"__proto__": {}}'), ['__proto__ is no field of the description of a service']],
  ])('%j', (json, problems) =>
    expect(
      readService(json).problems.map(
        ({ path, problem, hint }) => `${fieldOf(path, 'the description')} ${problem}${hint}`,
      ),
    ).toEqual(problems),
  );
});

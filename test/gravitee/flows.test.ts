import { describe, expect, it } from 'vitest';
import { flow, mapping, run, v2, v4 } from './helpers.ts';

const at = (path: string) => ({ request: { url: `https://api.example.com${path}` } });

/** Which flows ran: the trace names the steps, the list their flows. */
async function ran(definition: object, scenario: object, options = {}): Promise<string[]> {
  const { trace } = await run(definition, scenario, options);
  return trace.map((t) => t.path.replace(/\.(response|post)\[0\]$/, ''));
}

/** One flow for each `[path, operator]`, and which of them a request runs, as letters. */
async function matching(flows: readonly [string, string][], path: string, mode = 'default'): Promise<string> {
  const api = v4({
    flowExecution: { mode },
    flows: flows.map(([p, pathOperator]) => flow([mapping([1, 2])], { path: p, pathOperator })),
  });
  const found = await ran(api, at(path));
  return found.map((f) => 'ABCDEF'[Number(/\d+/.exec(f)![0])]).join('');
}

describe('the path of a flow', () => {
  const cases: [[string, string][], Record<string, string>][] = [
    [
      [
        ['/', 'EQUALS'],
        ['/products', 'EQUALS'],
      ],
      { '/products': 'B', '/products/': 'B', '/': 'A', '/products/id': '', '/random': '' },
    ],
    [
      [
        ['/', 'STARTS_WITH'],
        ['/products', 'STARTS_WITH'],
      ],
      { '/products': 'AB', '/': 'A', '/products/id': 'AB', '/random': 'A', '/productsX': 'AB' },
    ],
    [
      [
        ['/', 'EQUALS'],
        ['/products', 'STARTS_WITH'],
      ],
      { '/products': 'B', '/': 'A', '/products/id': 'B', '/random': '' },
    ],
    [
      [
        ['/a/:id', 'EQUALS'],
        ['/a/:id/b', 'EQUALS'],
        ['/a/:id', 'STARTS_WITH'],
      ],
      { '/a/1': 'AC', '/a/1/': 'AC', '/a/1/b': 'BC', '/a/1/c': 'C', '/a': '', "/a/x.y~z!$&'()*+,;=:@%20": 'AC' },
    ],
    [
      [
        ['/v1.0', 'EQUALS'],
        ['/a+b', 'EQUALS'],
      ],
      { '/v1.0': 'A', '/v1x0': 'A', '/v10': '', '/a+b': 'B', '/aab': '' },
    ],
    [
      [
        ['/Products', 'EQUALS'],
        ['products', 'EQUALS'],
      ],
      { '/products': 'B', '/Products': 'A' },
    ],
    [
      [
        ['/products', 'START_WITH'],
        ['/products', 'equals'],
      ],
      { '/products/1': 'A', '/products': 'AB' },
    ],
    [[['//a//b/', 'EQUALS']], { '/a/b': 'A', '/a//b': '' }],
  ];
  it.each(cases.flatMap(([flows, paths]) => Object.entries(paths).map(([p, letters]) => [flows, p, letters] as const)))(
    '%j on %s: "%s"',
    async (flows, path, letters) => {
      expect(await matching(flows, path)).toBe(letters);
    },
  );

  it('is held against what is left behind the context path', async () => {
    const api = v4({
      listeners: [{ type: 'http', paths: [{ path: '/shop' }] }],
      flows: [
        flow([mapping([1, 2])], { path: '/products' }),
        flow([mapping([1, 2])], { path: '/', pathOperator: 'EQUALS' }),
      ],
    });
    expect(await ran(api, at('/shop/products/1'))).toEqual(['flows[0]']);
    expect(await ran(api, at('/shop'))).toEqual(['flows[1]']);
    expect(await ran(api, at('/shop/'))).toEqual(['flows[1]']);
  });
});

describe('methods', () => {
  it.each([
    [[], 'DELETE', 1],
    [['GET', 'post'], 'POST', 1],
    [['GET', 'POST'], 'PUT', 0],
  ])('%j on %s', async (methods, method, count) => {
    const api = v4({ flows: [flow([mapping([1, 2])], { path: '/', methods })] });
    expect(await ran(api, { request: { method } })).toHaveLength(count);
  });
});

describe('best match', () => {
  const flows = (...paths: string[]) => paths.map((path) => flow([mapping([1, 2])], { path }));
  const api = v4({
    flowExecution: { mode: 'best-match' },
    plans: [{ id: 'p', name: 'P', security: { type: 'KEY_LESS' }, flows: flows('/', '/books', '/books/:bookId') }],
    flows: flows(
      '/books',
      '/books/:bookId/chapters/:chapterId',
      '/books/:bookId/chapters/:chapterId/pages/:pageId',
      '/books/9999/chapters',
    ),
  });
  it.each([
    ['/books', ['plans[0].flows[1]', 'flows[0]']],
    ['/books/145/chapters/12', ['plans[0].flows[2]', 'flows[1]']],
    ['/books/9999/chapters', ['plans[0].flows[2]', 'flows[3]']],
    ['/books/9999/chapters/random', ['plans[0].flows[2]', 'flows[3]']],
    ['/books/1/chapters/2/pages/3', ['plans[0].flows[2]', 'flows[2]']],
    ['/random', ['plans[0].flows[0]']],
  ])('%s', async (path, expected) => {
    expect(await ran(api, at(path))).toEqual(expected);
  });

  it.each<[[string, string][], string, string]>([
    [
      [
        ['/:id/staticId', 'EQUALS'],
        ['/myPath/:id', 'EQUALS'],
        ['/myPath/staticId', 'EQUALS'],
      ],
      '/myPath/staticId',
      'C',
    ],
    [
      [
        ['/:id/staticId', 'EQUALS'],
        ['/myPath/:id', 'EQUALS'],
        ['/myPath/staticId', 'EQUALS'],
      ],
      '/myPath/553',
      'B',
    ],
    [
      [
        ['/:id/staticId', 'EQUALS'],
        ['/myPath/:id', 'EQUALS'],
        ['/myPath/staticId', 'EQUALS'],
      ],
      '/random/staticId',
      'A',
    ],
    [
      [
        ['/a', 'STARTS_WITH'],
        ['/a/b', 'STARTS_WITH'],
        ['/a', 'EQUALS'],
      ],
      '/a/b/c',
      'B',
    ],
    [
      [
        ['/a', 'STARTS_WITH'],
        ['/a', 'EQUALS'],
      ],
      '/a',
      'A',
    ],
  ])('%j on %s: %s', async (paths, path, expected) => {
    expect(await matching(paths, path, 'BEST_MATCH')).toBe(expected);
  });

  it('chooses among the flows whose method fits', async () => {
    const [general, better] = flows('/', '/books');
    const other = flow([mapping([1, 2])], { path: '/books', methods: ['POST'] });
    expect(await ran(v4({ flowExecution: { mode: 'best-match' }, flows: [general, other] }), at('/books'))).toEqual([
      'flows[0]',
    ]);
    expect(await ran(v4({ flowExecution: { mode: 'best-match' }, flows: [general, better] }), at('/books'))).toEqual([
      'flows[1]',
    ]);
  });

  it('never chooses a flow that names no path', async () => {
    const pathless = (mode: string) => v4({ flowExecution: { mode }, flows: [flow([mapping([1, 2])])] });
    expect(await ran(pathless('best-match'), {})).toEqual([]);
    expect(await ran(pathless('default'), {})).toEqual(['flows[0]']);
  });

  it('of a v2 API is its flow_mode', async () => {
    const one = (path: string) => ({ 'path-operator': { path, operator: 'STARTS_WITH' }, post: [mapping([1, 2])] });
    const api2 = (flow_mode: string) => v2({ flow_mode, flows: [one('/'), one('/books')] });
    expect(await ran(api2('BEST_MATCH'), at('/books'))).toEqual(['flows[1]']);
    expect(await ran(api2('DEFAULT'), at('/books'))).toEqual(['flows[0]', 'flows[1]']);
  });
});

describe('order', () => {
  // Every step writes down that it ran by moving the status on.
  const plan = (...steps: object[]) => ({ id: 'p', name: 'P', security: { type: 'key-less' }, flows: [flow(steps)] });
  const organization = JSON.stringify({ flows: [{ post: [mapping([204, 205])] }] });

  it('plan, API, organization; the flows and steps of each in the order of the list', async () => {
    const api = v4({
      flows: [flow([mapping([202, 203])]), flow([mapping([203, 204])])],
      plans: [plan(mapping([200, 201]), mapping([201, 202]))],
    });
    const { response, trace } = await run(api, {}, { organization });
    expect(response.status).toBe(205);
    expect(trace.map((t) => `${t.scope} ${t.path}`)).toEqual([
      'plan plans[0].flows[0].response[0]',
      'plan plans[0].flows[0].response[1]',
      'api flows[0].response[0]',
      'api flows[1].response[0]',
      'organization flows[0].post[0]',
    ]);
  });

  it('the same on v2 APIs', async () => {
    const api = v2({
      plans: [{ id: 'p', name: 'P', security: 'KEY_LESS', flows: [{ post: [mapping([200, 201])] }] }],
      flows: [{ post: [mapping([201, 204])] }],
    });
    expect((await run(api, {}, { organization })).response.status).toBe(205);
  });

  it('a failing step ends plan and API; the organization still runs', async () => {
    const broken = { policy: 'status-code', configuration: { statusMappings: null } };
    const api = v4({ plans: [plan(broken, mapping([200, 201]))], flows: [flow([mapping([200, 202])])] });
    const last = JSON.stringify({ flows: [{ post: [mapping([500, 418])] }] });
    const { response, trace, lastError } = await run(api, {}, { organization: last });
    expect(trace.map((t) => t.path)).toEqual(['plans[0].flows[0].response[0]', 'flows[0].post[0]']);
    expect(response.status).toBe(418);
    expect(lastError).toMatchObject({ scope: 'plan', path: 'plans[0].flows[0].response[0]' });
  });
});

describe('what is disabled is dropped', () => {
  const off = { ...mapping([200, 500]), enabled: false };
  it.each([
    ['a step of v4', v4({ flows: [flow([off, mapping([200, 201])])] })],
    ['a step of v2', v2({ flows: [{ post: [off, mapping([200, 201])] }] })],
    ['a flow of v4', v4({ flows: [{ ...flow([mapping([200, 500])]), enabled: false }, flow([mapping([200, 201])])] })],
    ['a flow of v2', v2({ flows: [{ enabled: false, post: [mapping([200, 500])] }, { post: [mapping([200, 201])] }] })],
    ['a step with null for a boolean', v4({ flows: [flow([{ ...off, enabled: null }, mapping([200, 201])])] })],
    [
      'also what could not be run',
      v4({ flows: [flow([{ policy: 'groovy', enabled: false }, { ...off, condition: '{#x}' }, mapping([200, 201])])] }),
    ],
  ])('%s', async (_, api) => {
    expect((await run(api)).response.status).toBe(201);
  });
});

describe('a match that is required', () => {
  const api = (flows: object[], planFlows: object[] = []) =>
    v4({
      flowExecution: { mode: 'default', matchRequired: true },
      plans: [{ id: 'p', name: 'P', security: { type: 'key-less' }, flows: planFlows }],
      flows,
    });
  const books = flow([], { path: '/books' });

  it.each([
    ['no flow at all', api([]), 404],
    ['no flow that covers the request', api([books]), 404],
    ['a flow of the API', api([flow([], { path: '/' })]), 200],
    ['a flow of the plan', api([books], [flow([])]), 200],
  ])('%s', async (_, definition, status) => {
    const { response, lastError, backendRequests } = await run(definition);
    expect(response.status).toBe(status);
    expect(backendRequests).toHaveLength(status === 200 ? 1 : 0);
    expect(lastError?.['reason'] ?? null).toBe(status === 200 ? null : 'FLOW_EXECUTION_FLOW_MATCHED_FAILURE');
    expect(response.body).toBe('');
  });
});

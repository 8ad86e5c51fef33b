import { CLR } from '@sluice/expressions';
import { describe, expect, it } from 'vitest';
import type { Circumstances } from '../exchange/exchange.ts';
import type { LogEntry } from '../host/host.ts';
import { MemoryHost } from '../host/memory.ts';
import { loadPolicies } from '../load.ts';

/** What `log-to-eventhub` and `emit-metric` hand to the host: no scenario shows it. */

async function logged(document: string, circumstances: Circumstances = {}): Promise<LogEntry[]> {
  const host = new MemoryHost();
  const { gateway } = loadPolicies({ documents: document });
  await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host, circumstances);
  return host.logged;
}

describe('log-to-eventhub', () => {
  it('hands over the text, the logger and the partition', async () => {
    expect(
      await logged('<log-to-eventhub logger-id="audit" partition-key="@("k" + 1)">@("a" + 1)</log-to-eventhub>'),
    ).toEqual([
      {
        source: 'log-to-eventhub',
        severity: 'information',
        message: 'a1',
        metadata: [
          { name: 'logger-id', value: 'audit' },
          { name: 'partition-key', value: 'k1' },
        ],
      },
    ]);
    const [byId] = await logged('<log-to-eventhub logger-id="audit" partition-id="3">a</log-to-eventhub>');
    expect(byId!.metadata[1]).toEqual({ name: 'partition-id', value: '3' });
  });

  it.each([
    ['a text of 200 KB whole', "@(new string('a', 204800))", 204800],
    ['of a longer one the first 200 KB', "@(new string('a', 204801))", 204800],
    ['no half of a character', "@(new string('€', 70000))", 68266],
    ['a byte order mark as it is', '@("\\uFEFF" + new string(\'a\', 204800))', 204798],
  ])('sends %s', async (_, expression, length) => {
    const [entry] = await logged(`<log-to-eventhub logger-id="audit">${expression}</log-to-eventhub>`);
    expect(entry!.message).toHaveLength(length);
  });
});

describe('emit-metric', () => {
  it('hands over namespace, value and dimensions', async () => {
    const document =
      '<emit-metric name="Request" value="@(1.5 + 1)"><dimension name="Client" value="@("a" + 1)" /></emit-metric>';
    expect(await logged(document)).toEqual([
      {
        source: 'emit-metric',
        severity: 'information',
        message: 'Request',
        metadata: [
          { name: 'namespace', value: 'API Management' },
          { name: 'value', value: '2.5' },
          { name: 'Client', value: 'a1' },
        ],
      },
    ]);
  });

  it('fills in the default dimensions that are known', async () => {
    const document = `<emit-metric name="Request" namespace="mine">
      <dimension name="Location" /><dimension name="Gateway ID" /><dimension name="User ID" /><dimension name="API ID" value="own" />
    </emit-metric>`;
    const deployment = {
      [CLR]: 'Sluice.IDeployment' as const,
      region: 'West Europe',
      serviceId: null,
      serviceName: null,
      gatewayId: 'managed',
      gateway: null,
      certificates: new Map<string, string>(),
    };
    const [entry] = await logged(document, { deployment });
    expect(entry!.metadata).toEqual([
      { name: 'namespace', value: 'mine' },
      { name: 'value', value: '1' },
      { name: 'Location', value: 'West Europe' },
      { name: 'Gateway ID', value: 'managed' },
      { name: 'User ID', value: '' },
      { name: 'API ID', value: 'own' },
    ]);
  });
});

import { expect, it } from 'vitest';
import { loadPolicies } from '../load.ts';
import { systemHost, type SystemHostOptions } from './system.ts';

async function answerOf(document: string, options: SystemHostOptions = {}): Promise<{ status: number; body: string }> {
  const { gateway } = loadPolicies({ documents: document });
  const response = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, systemHost(options));
  const chunks: Uint8Array[] = [];
  if (response.body instanceof Uint8Array) chunks.push(response.body);
  else for await (const chunk of response.body) chunks.push(chunk);
  return { status: response.status, body: Buffer.concat(chunks).toString() };
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

const FORWARD = '<policies><backend><forward-request timeout-ms="20" /></backend></policies>';

it('the timeout ends with the headers, not with the body', async () => {
  async function* slow(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a');
    await pause(60);
    yield Buffer.from('b');
  }
  const fetch = () => Promise.resolve({ status: 200, statusText: 'OK', headers: new Map(), body: slow() });
  expect(await answerOf(FORWARD, { fetch })).toEqual({ status: 200, body: 'ab' });
});

it('no headers in time are a failure, and the call is given up', async () => {
  let given: unknown;
  const answer = await answerOf(FORWARD, {
    fetch: (_, { signal }) =>
      new Promise((_resolve, reject) => {
        given = signal;
        (signal as AbortSignal).addEventListener('abort', () => reject(new Error('aborted')));
      }),
  });
  expect(answer.status).toBe(500);
  expect((given as AbortSignal).aborted).toBe(true);
});

it('a host that sends no messages says so; events and metrics go nowhere, and their expressions run all the same', async () => {
  const failing = '@((string)context.Variables["none"])';
  const inbound = (statement: string): string =>
    `<policies><inbound>${statement}<return-response /></inbound></policies>`;
  const bus = '<send-service-bus-message queue-name="a"><payload>x</payload></send-service-bus-message>';
  expect((await answerOf(inbound(bus))).status).toBe(500);
  expect((await answerOf(inbound(bus), { sendMessage: () => undefined })).status).toBe(200);
  expect((await answerOf(inbound(bus), { sendMessage: () => Promise.resolve('The queue is full.') })).status).toBe(500);
  expect((await answerOf(inbound('<log-to-eventhub logger-id="a">x</log-to-eventhub>'))).status).toBe(200);
  expect((await answerOf(inbound(`<log-to-eventhub logger-id="a">${failing}</log-to-eventhub>`))).status).toBe(500);
  const metric = (name: string): string => `<emit-metric name="a"><dimension name="d" value='${name}' /></emit-metric>`;
  expect((await answerOf(inbound(metric('x')))).status).toBe(200);
  expect((await answerOf(inbound(metric(failing)))).status).toBe(500);
});

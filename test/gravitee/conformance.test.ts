import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, v4 } from './helpers.ts';

/** The cases of the status-code policy that the project keeps beside its repository. */
interface Vector {
  readonly id: string;
  readonly configuration?: object;
  readonly configurationText?: string;
  readonly mappingGenerator?: { readonly inputFrom: number; readonly inputTo: number; readonly output: number };
  readonly responseSteps?: readonly object[];
  readonly upstream?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly expect: {
    readonly status: number;
    readonly reasonPhrase?: string;
    readonly reasonPhraseV4HttpProxy?: string;
    readonly headersUnchanged?: boolean;
    readonly bodyUnchanged?: boolean;
    readonly connectionCloseAdded?: boolean;
    readonly bodyIfAcceptHasJsonOrWildcard?: object;
    readonly bodyOtherwise?: string;
  };
}

const file = new URL('../../../shared/conformance/gravitee-status.json', import.meta.url);
const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }).vectors : [];

const generated = ({ inputFrom, inputTo, output }: NonNullable<Vector['mappingGenerator']>) =>
  Array.from({ length: inputTo - inputFrom + 1 }, (_, i) => ({
    inputStatusCode: inputFrom + i,
    outputStatusCode: output,
  }));

describe.skipIf(vectors.length === 0)('the shared cases of status-code', () => {
  it.each(vectors.map((v) => [v.id, v] as const))('%s', async (_, vector) => {
    const { upstream, expect: expected } = vector;
    if (vector.responseSteps !== undefined) {
      const plans = [
        { id: 'p', name: 'P', security: { type: 'api-key' }, flows: [{ response: vector.responseSteps }] },
      ];
      const { response } = await run(v4({ plans, flows: [{ response: vector.responseSteps }] }));
      expect(response.status).toBe(expected.status);
      return;
    }
    const configuration = vector.mappingGenerator
      ? { statusMappings: generated(vector.mappingGenerator) }
      : vector.configuration;
    const text = vector.configurationText ?? JSON.stringify(configuration);
    const answer = async (headers: Record<string, string>) =>
      (await run(text, { request: { headers }, backend: upstream! }, { policy: 'status-code' })).response;

    const plain = await answer({});
    expect(plain.status).toBe(expected.status);
    expect(plain.reason).toBe(expected.reasonPhraseV4HttpProxy ?? expected.reasonPhrase);
    const headers = Object.entries(upstream!.headers).map(([name, value]) => [name.toLowerCase(), [value]] as const);
    if (expected.headersUnchanged) expect(plain.headers).toEqual(Object.fromEntries(headers));
    if (expected.bodyUnchanged) expect(plain.body).toBe(upstream!.body);
    if (expected.connectionCloseAdded) expect(plain.headers['connection']).toEqual(['close']);
    if (expected.bodyOtherwise !== undefined) expect(plain.body).toBe(expected.bodyOtherwise);
    if (expected.bodyIfAcceptHasJsonOrWildcard !== undefined)
      for (const accept of ['application/json', '*/*'])
        expect(JSON.parse((await answer({ Accept: accept })).body as string)).toEqual(
          expected.bodyIfAcceptHasJsonOrWildcard,
        );
  });
});

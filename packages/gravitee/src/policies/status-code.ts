import type { Step } from '@sluice/runtime';
import type { Cursor } from '../definition/cursor.ts';
import { EXCEPTION } from '../gateway/failure.ts';
import { memberOf, type JsonNode } from '../json/ast.ts';
import { graviteeMessages } from '../messages.ts';
import type { PolicyDef } from '../policy/define.ts';
import { primitiveInt, Unusable } from '../policy/jackson.ts';

/**
 * Maps status codes of responses. Every mapping is held against the status that came in, so mappings of one step never
 * chain, and of several for the same status the last one wins. Where the status stays the same nothing is written;
 * headers, body and reason phrase are never touched.
 */
export const statusCode: PolicyDef = {
  id: 'status-code',
  name: 'Status code',
  purpose: 'Replaces the status codes of responses by others.',
  phases: ['response'],
  legacyEngine: false,
  behaviour: {
    check: checkMappings,
    compile(configuration, fail, unusable): Step {
      let outputs: ReadonlyMap<number, number>;
      try {
        outputs = readMappings(configuration);
      } catch (e) {
        if (!(e instanceof Unusable)) throw e;
        unusable(e.why, e.node);
        return () => fail(EXCEPTION);
      }
      return (x) => {
        const response = x.ensureResponse();
        const output = outputs.get(response.statusCode);
        if (output !== undefined && output !== response.statusCode) response.statusCode = output;
      };
    },
  },
};

/** Output by input. Throws Unusable where the gateway fails on every response. */
function readMappings(configuration: JsonNode | null): Map<number, number> {
  if (configuration === null || configuration.kind === 'null') throw new Unusable('there is none', configuration);
  if (configuration.kind !== 'object') throw new Unusable('it is no object', configuration);
  const mappings = memberOf(configuration, 'statusMappings')?.value;
  if (mappings === undefined) return new Map();
  if (mappings.kind !== 'array')
    throw new Unusable(mappings.kind === 'null' ? 'statusMappings is null' : 'statusMappings is no list', mappings);
  return new Map(
    mappings.items.map((item): [number, number] => {
      if (item.kind !== 'object')
        throw new Unusable(`a mapping is ${item.kind === 'null' ? 'null' : 'no object'}`, item);
      return [primitiveInt(item, 'inputStatusCode'), primitiveInt(item, 'outputStatusCode')];
    }),
  );
}

/** The schema asks for a list of mappings, each with two whole numbers from 100 to 599, and for nothing else. */
function checkMappings(configuration: Cursor): void {
  const refuse = (at: Cursor, expected: string): void =>
    at.report(graviteeMessages('GIO3017', at.mark, { path: at.path || 'The configuration', expected }));
  if (configuration.node.kind !== 'object') return refuse(configuration, 'an object with statusMappings');
  const mappings = configuration.find('statusMappings');
  if (mappings === null) return refuse(configuration, 'an object with statusMappings');
  if (mappings.node.kind !== 'array') return refuse(mappings, 'a list');
  for (const mapping of configuration.items('statusMappings')) {
    if (mapping.node.kind !== 'object') {
      refuse(mapping, 'an object with inputStatusCode and outputStatusCode');
      continue;
    }
    for (const name of ['inputStatusCode', 'outputStatusCode']) {
      const code = mapping.find(name);
      if (code === null) refuse(mapping, `an object with ${name}`);
      else if (!isStatus(code.node)) refuse(code, 'a whole number from 100 to 599');
    }
  }
}

const isStatus = (node: JsonNode): boolean =>
  node.kind === 'number' && Number.isInteger(Number(node.text)) && Number(node.text) >= 100 && Number(node.text) <= 599;

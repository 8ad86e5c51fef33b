import { readdirSync } from 'node:fs';
import { checkGravitee, loadGravitee, type GraviteeGateway } from '../../packages/gravitee/src/index.ts';
import { Exchange, MemoryHost, RequestMessage, Url } from '../../packages/runtime/src/index.ts';
import { chunked } from '../helpers/chunked.ts';

/**
 * Definitions as text, each finding under what it covers. `runs` says what a GET of the root becomes when the backend
 * answers 404, or `no`; `checked` the findings of a check without running, where they are not the same. With `policy`
 * the text is the configuration of that policy.
 */
const folder = new URL('./documents/', import.meta.url);
for (const name of readdirSync(folder))
  chunked(new URL(name, folder), ({ input, sections }) => {
    const policy = sections.get('policy');
    const options = policy === undefined ? {} : { policy };
    const { gateway, diagnostics } = loadGravitee(input, options);
    const found = diagnostics.map((d) => d.code).join(' ');
    const checked = checkGravitee(input, options)
      .diagnostics.map((d) => d.code)
      .join(' ');
    return {
      findings: diagnostics,
      sections: {
        ...(policy === undefined ? {} : { policy }),
        runs: gateway === null ? 'no' : statusOf(gateway),
        ...(checked === found ? {} : { checked: checked === '' ? 'nothing' : checked }),
      },
    };
  });

/** Over the memory host everything runs to its end at once. */
function statusOf(gateway: GraviteeGateway): string {
  const host = new MemoryHost({ fetch: () => ({ status: 404, headers: [], body: null }) });
  const x = new Exchange(host, new RequestMessage({ method: 'GET', url: Url.parse('https://api.example.com/')! }));
  void gateway.run(x);
  return String(x.response!.statusCode);
}

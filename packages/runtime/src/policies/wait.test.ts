import { expect, it } from 'vitest';
import { systemHost, type PlatformFetch } from '../host/system.ts';
import { loadPolicies } from '../load.ts';

it('wait for any hangs up on those it does not wait for any more', async () => {
  const sent: string[] = [];
  const hungUp: string[] = [];
  const fetch: PlatformFetch = (url, { signal }) => {
    sent.push(url);
    if (url.includes('quick'))
      return Promise.resolve({ status: 200, statusText: 'OK', headers: new Map<string, string>(), body: null });
    return new Promise((_, reject) =>
      (signal as AbortSignal).addEventListener('abort', () => {
        hungUp.push(url);
        reject(new Error('aborted'));
      }),
    );
  };
  const { gateway } = loadPolicies({
    documents: `<policies><inbound><wait for="any">
      <send-request response-variable-name="slow"><set-url>https://slow.example.com/</set-url></send-request>
      <send-request response-variable-name="quick"><set-url>https://quick.example.com/</set-url></send-request>
    </wait></inbound></policies>`,
  });
  const response = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, systemHost({ fetch }));
  expect(response.status).toBe(200);
  expect(sent).toEqual(['https://slow.example.com/', 'https://quick.example.com/']);
  expect(hungUp).toEqual(['https://slow.example.com/']);
});

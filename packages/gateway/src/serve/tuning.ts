import v8 from 'node:v8';

/**
 * For a process that does nothing but serve, called before the first request. V8 takes what still lives after its first
 * collections for long-lived and makes more of the same in the old space. At the start of a gateway those are the parts
 * of the requests under way: from then on every request leaves garbage there, which keeps more of it alive, and collecting
 * that takes a tenth of the time of a request.
 */
export function tuneForRequests(): void {
  v8.setFlagsFromString('--no-allocation-site-pretenuring');
}

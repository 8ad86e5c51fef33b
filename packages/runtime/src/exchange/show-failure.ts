import type { Exchange } from './exchange.ts';
import type { PolicyFailure } from './failure.ts';
import { gatewayResponse } from './gateway-response.ts';
import { LastError } from './last-error.ts';

/** What a failure leaves behind for on-error to read: LastError, and the gateway's own response to it. */
export function showFailure(x: Exchange, failure: PolicyFailure): void {
  const { place, reason, message, status } = failure;
  x.lastError = new LastError({
    source: place.policy,
    reason,
    message,
    scope: place.scope,
    section: place.section,
    path: place.path,
    policyId: place.policyId,
    httpErrorCode: status,
  });
  x.draft = null;
  x.response = gatewayResponse(failure, x.requestId);
}

import type { PolicyFailure } from './failure.ts';
import { Headers } from './headers.ts';
import { ResponseMessage } from './message.ts';
import { encodeUtf8 } from './text.ts';

/**
 * The responses that the gateway writes itself, byte for byte as captured: a space inside the braces and after each
 * comma and colon. A 500 tells no details; it carries the request's id for whoever searches the logs.
 */
export function gatewayResponse(failure: PolicyFailure, requestId: string): ResponseMessage {
  const { status, publicMessage } = failure;
  const activity = status === 500 ? `, "activityId": "${dashed(requestId)}"` : '';
  const body = `{ "statusCode": ${status}, "message": ${JSON.stringify(publicMessage)}${activity} }`;
  return new ResponseMessage({
    status,
    headers: Headers.from([['Content-Type', 'application/json'], ...failure.headers]),
    body: encodeUtf8(body),
  });
}

const dashed = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

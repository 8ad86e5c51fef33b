import { encodeUtf8, type Exchange, type ResponseMessage } from '@sluice/runtime';
import type { ResponseTemplate, ResponseTemplates } from '../definition/definition.ts';
import type { ExecutionFailure } from './failure.ts';
import { phraseOf } from './status.ts';

/**
 * The answer that the gateway makes of a failure. It changes the response that is there: headers of the backend stay.
 * A template of the API answers failures that have a key, everything else gets the message: as JSON where the caller
 * accepts JSON or anything, as plain text otherwise, also without an Accept header.
 */
export function renderFailure(x: Exchange, failure: ExecutionFailure, templates: ResponseTemplates): void {
  const response = x.ensureResponse();
  const accepted = x.request.headers.get('accept') ?? [];
  const template = templateFor(failure, templates, accepted);
  if (template !== null) return renderTemplate(response, template, accepted);

  const { status, message } = failure;
  setStatus(response, status);
  if (Math.trunc(status / 100) !== 4) response.headers.set('Connection', ['close']);
  if (message === null) return response.setBody(null);
  const asJson = accepted.some((line) => line.includes('application/json') || line.includes('*/*'));
  setContent(response, asJson ? JSON.stringify({ message, http_status_code: status }) : message);
  response.headers.set('Content-Type', [asJson ? 'application/json' : 'text/plain']);
}

/** The gateway's answer where no API has the path. */
export function renderNotFound(x: Exchange): void {
  const response = x.ensureResponse();
  setStatus(response, 404);
  setContent(response, 'No context-path matches the request URI.');
  response.headers.set('Content-Type', ['text/plain']);
}

/** By the failure's key, the more general one, then the default; among media types by the caller's preference. */
function templateFor(
  { key, parentKey }: ExecutionFailure,
  templates: ResponseTemplates,
  accepted: readonly string[],
): ResponseTemplate | null {
  if (key === null) return null;
  const byType =
    templates.get(key) ?? (parentKey === null ? undefined : templates.get(parentKey)) ?? templates.get('DEFAULT');
  if (byType === undefined) return null;
  const wanted = mediaTypes(accepted).find((type) => byType.has(type));
  return byType.get(wanted ?? '*/*') ?? null;
}

/** The names of the media types, best first. */
const mediaTypes = (accepted: readonly string[]): string[] =>
  accepted
    .flatMap((line) => line.split(','))
    .map((part) => {
      const quality = /;\s*q=([\d.]+)/i.exec(part);
      return { type: part.split(';')[0]!.trim().toLowerCase(), quality: quality === null ? 1 : Number(quality[1]) };
    })
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ type }) => type);

/** The Content-Type of a template is the caller's Accept, as it stands: so the gateway does it. */
function renderTemplate(response: ResponseMessage, template: ResponseTemplate, accepted: readonly string[]): void {
  setStatus(response, template.status);
  response.headers.set('Connection', ['close']);
  if (template.body === '') response.setBody(null);
  else {
    setContent(response, template.body);
    if (accepted.length > 0) response.headers.set('Content-Type', [accepted[0]!]);
  }
  for (const [name, value] of template.headers) response.headers.set(name, [value]);
}

function setStatus(response: ResponseMessage, status: number): void {
  response.statusCode = status;
  response.statusReason = phraseOf(status);
}

function setContent(response: ResponseMessage, text: string): void {
  const bytes = encodeUtf8(text);
  response.setBody(bytes);
  response.headers.set('Content-Length', [String(bytes.length)]);
}

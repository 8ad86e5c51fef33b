import { dotnet } from '@sluice/expressions';
import { Hash, jsonValue, parseTemplate, xmlValue, type Nil } from '@sluice/liquid';
import type { Exchange } from '../exchange/exchange.ts';
import type { Message } from '../exchange/message.ts';
import type { MaybePromise } from '../host/host.ts';
import { ClrException, LimitReached } from './expression.ts';
import { contextDrop } from './liquid-context.ts';
import { hasFormat } from './media-type.ts';
import { after } from './sending.ts';
import type { Site } from './step.ts';
import { isInReturnResponse } from './template.ts';

export interface TemplateOptions {
  readonly nil: Nil;
  /** Whether texts of JSON that look like dates are dates. */
  readonly dates: boolean;
}

/**
 * What a `set-body` with a Liquid template makes of the exchange: `body` is the body of the message that it changes, by
 * its Content-Type, and empty inside return-response, which has dropped it. Takes an error-free template.
 */
export function emitTemplate(
  source: string,
  options: TemplateOptions,
  site: Site,
): (x: Exchange, target: Message) => MaybePromise<string> {
  const { template } = parseTemplate(source);
  if (template === null) throw new Error('a template with errors cannot be emitted');
  const hasBody = !isInReturnResponse(site.place);
  return (x, target) =>
    after(hasBody ? target.body?.buffer() : undefined, () => {
      try {
        const body = hasBody ? bodyOf(target, options, x) : '';
        return template.render(new Hash(Object.entries({ body, context: contextDrop(x, options.nil) })), x.host);
      } catch (e) {
        if (!(e instanceof ClrException || e instanceof LimitReached)) throw e;
        return site.fail({ reason: 'ExpressionValueEvaluationFailure', message: e.message });
      }
    });
}

/** Null where there is no body, or where it is neither JSON nor XML. */
function bodyOf({ body, headers }: Message, { nil, dates }: TemplateOptions, { host }: Exchange): unknown {
  const bytes = body?.outgoing();
  if (body === null || !(bytes instanceof Uint8Array) || bytes.length === 0) return null;
  const read = hasFormat(headers, 'json')
    ? (text: string) => jsonValue(text, dates)
    : hasFormat(headers, 'xml')
      ? (text: string) => xmlValue(text, nil)
      : null;
  return read === null ? null : dotnet.within(host, undefined, () => read(dotnet.decode(bytes, body.charset)));
}

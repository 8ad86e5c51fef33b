import type { Exchange } from '../exchange/exchange.ts';
import type { FailureDetails } from '../exchange/failure.ts';
import type { Message } from '../exchange/message.ts';
import type { MaybePromise } from '../host/host.ts';
import { bindExpression, ClrException, emitExpression, LimitReached } from './expression.ts';
import { accepts, hasFormat, type Format } from './media-type.ts';
import { after } from './sending.ts';
import type { Site } from './step.ts';

/**
 * What `json-to-xml` and `xml-to-json` have in common. Bodies are read by Newtonsoft's and .NET's own rules: with the
 * C# that the service would use, run by the engine that runs the policy's expressions, and bounded as these are.
 */
export interface Conversion {
  readonly from: Format;
  readonly to: Format;
  readonly onlyOfType: boolean;
  readonly considerAccept: boolean;
  /** The new body; what it throws of .NET's exceptions is the statement's failure. */
  readonly convert: () => string;
}

/** Where type and Accept allow it, and there is a body, the message gets the converted one. */
export function convertBody(x: Exchange, { message, fail }: Site, c: Conversion): MaybePromise<void> {
  const target: Message = message(x);
  if (c.onlyOfType && !hasFormat(target.headers, c.from)) return;
  if (c.considerAccept && !accepts(x.request.headers, c.to)) return;
  return after(target.body?.buffer(), () => {
    const bytes = target.body?.outgoing();
    if (!(bytes instanceof Uint8Array) || bytes.length === 0) return;
    let converted: string;
    try {
      converted = c.convert();
    } catch (e) {
      throw e instanceof ClrException || e instanceof LimitReached ? fail(notConverted(e.message)) : e;
    }
    target.setBody(converted);
    target.headers.set('Content-Type', [`application/${c.to}`]);
  });
}

export const notConverted = (message: string): FailureDetails => ({ reason: null, message });

/** A C# expression that reads the body of the current message, which it calls `BODY`, and gives a string. */
export function bodyExpression(code: string, { section }: Site): (x: Exchange) => string {
  const message = section === 'inbound' || section === 'backend' ? 'Request' : 'Response';
  const evaluate = emitExpression(bindExpression(code.replaceAll('BODY', `context.${message}.Body`)));
  return (x) => evaluate(x, x.host) as string;
}

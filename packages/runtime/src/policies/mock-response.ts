import { Headers } from '../exchange/headers.ts';
import { ResponseMessage } from '../exchange/message.ts';
import { encodeUtf8 } from '../exchange/text.ts';
import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';
import { mockOf, type Mock } from '../policy/openapi/mock.ts';
import { operationOf } from '../policy/openapi/operation.ts';
import { after } from '../policy/sending.ts';

export default definePolicy({
  name: 'mock-response',
  title: 'Mock response',
  category: 'transformation',
  purpose: 'Ends the pipeline with a sample response made from the examples or schemas of the operation.',
  sections: ['inbound', 'outbound', 'on-error'],
  attributes: {
    'status-code': attr.int('The status; it also picks the example.', { default: 200, expressions: 'forbidden' }),
    'content-type': attr.string('The Content-Type; it also picks the example.', { expressions: 'forbidden' }),
    index: attr.int('Which of the examples of the operation, from 0; in the schema only.', {
      expressions: 'forbidden',
      min: 0,
    }),
    enabled: attr.bool('In the schema only.', { expressions: 'forbidden' }),
  },
  notes: [
    'The body is an example of the operation for the status and content type, else a sample of its schema, else empty.',
    'Where an OpenAPI description is given, the operation is found in it by its id, else by path and method.',
  ],
  examples: ['<mock-response status-code="200" content-type="application/json" />'],
  compile: ({ statusCode, contentType, index, enabled }) => {
    const wanted = { status: statusCode, contentType: contentType ?? null, index: index ?? null };
    return (x) => {
      if (enabled === false) return;
      const { openapi } = x;
      const mock = openapi === null ? { ...wanted, body: null } : mockOf(openapi, operationOf(openapi, x), wanted);
      return after(mock, (found) => {
        x.response = responseOf(found);
        return 'respond' as const;
      });
    };
  },
});

function responseOf({ status, contentType, body }: Mock): ResponseMessage {
  const headers = Headers.from(contentType === null ? [] : [['Content-Type', contentType]]);
  return new ResponseMessage({ status, headers, body: body === null ? null : encodeUtf8(body) });
}

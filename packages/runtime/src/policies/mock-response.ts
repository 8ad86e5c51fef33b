import { Headers } from '../exchange/headers.ts';
import { ResponseMessage } from '../exchange/message.ts';
import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';

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
  notes: ['Where the operation has neither example nor schema, the body is empty.'],
  unsupported: [{ attribute: 'index' }],
  examples: ['<mock-response status-code="200" content-type="application/json" />'],
  compile:
    ({ statusCode, contentType, enabled }) =>
    (x) => {
      if (enabled === false) return;
      const headers = Headers.from(contentType === undefined ? [] : [['Content-Type', contentType]]);
      x.response = new ResponseMessage({ status: statusCode, headers });
      return 'respond';
    },
});

import { definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'set-request-metric-dimension-value',
  title: 'Set request metric dimension value',
  category: 'logging',
  purpose: 'Sets a dimension of the request metric.',
  sections: EVERYWHERE,
  documented: 'schema',
  notes: ["Known from Microsoft's schemas only, so its attributes are not checked."],
  reading: 'it does nothing',
  compile: () => () => undefined,
  examples: ['<set-request-metric-dimension-value />'],
});

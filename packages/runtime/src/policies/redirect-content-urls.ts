import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'redirect-content-urls',
  title: 'Mask URLs in content',
  category: 'transformation',
  purpose: 'Turns links to the backend in a body into links to the gateway.',
  sections: ['inbound', 'outbound'],
  constraints: [doubtful(oncePerSection)],
  examples: ['<redirect-content-urls />'],
});

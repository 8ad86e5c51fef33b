import { defineRule } from '../define.ts';
import { childrenNamed, literal, literalText } from '../values.ts';

export default defineRule({
  id: 'cors-any-origin-with-credentials',
  category: 'security',
  severity: 'warning',
  title: 'CORS lets every origin call with credentials',
  why: 'Any site that a signed-in user visits can call the API in his name and read the answers. Browsers refuse the literal * together with credentials, so such a policy works for nobody or, where the origin is echoed, for everybody. List the origins that need credentials.',
  bad: [
    `<cors allow-credentials="true">
  <allowed-origins><«origin»>*</origin></allowed-origins>
  <allowed-methods><method>GET</method></allowed-methods>
</cors>`,
  ],
  good: [
    `<cors allow-credentials="true">
  <allowed-origins><origin>https://app.example.com</origin></allowed-origins>
</cors>`,
    '<cors><allowed-origins><origin>*</origin></allowed-origins></cors>',
  ],
  check: {
    policy: {
      cors(cors, report) {
        if (literal(cors, 'allow-credentials') !== true) return;
        for (const origins of childrenNamed(cors, 'allowed-origins'))
          for (const origin of childrenNamed(origins, 'origin'))
            if (literalText(origin) === '*')
              report(origin.element.nameSpan, 'Every origin may call with credentials; name the ones that need them');
      },
    },
  },
});

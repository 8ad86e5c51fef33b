import { defineRule } from '../define.ts';
import { childrenNamed, literal, literalText } from '../values.ts';

export default defineRule({
  id: 'cors-any-origin',
  category: 'security',
  severity: 'hint',
  title: 'CORS lets every origin call',
  why: 'Any site that a user visits can call the API from his browser and read the answers. With credentials it does so in his name; browsers refuse the literal * together with them, so such a policy works for nobody, or, where the origin is echoed, for everybody. List the origins, unless the API is public and needs no sign-in.',
  bad: [
    `<cors allow-credentials="true">
  <allowed-origins><«origin»>*</origin></allowed-origins>
  <allowed-methods><method>GET</method></allowed-methods>
  <allowed-headers><header>content-type</header></allowed-headers>
</cors>`,
    `<cors>
  <allowed-origins><«origin»>*</origin></allowed-origins>
  <allowed-headers><header>content-type</header></allowed-headers>
</cors>`,
  ],
  good: [
    `<cors allow-credentials="true">
  <allowed-origins><origin>https://app.example.com</origin></allowed-origins>
  <allowed-headers><header>content-type</header></allowed-headers>
</cors>`,
  ],
  check: {
    policy: {
      cors(cors, report) {
        const withCredentials = literal(cors, 'allow-credentials') === true;
        for (const origins of childrenNamed(cors, 'allowed-origins'))
          for (const origin of childrenNamed(origins, 'origin')) {
            if (literalText(origin) !== '*') continue;
            const { nameSpan } = origin.element;
            if (withCredentials)
              report(
                nameSpan,
                'Every origin may call with credentials; name the ones that need them',
                undefined,
                'warning',
              );
            else report(nameSpan, 'Every site may call from the browsers of its visitors; name the ones that need to');
          }
      },
    },
  },
});

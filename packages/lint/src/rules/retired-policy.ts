import { defineRule } from '../define.ts';

export default defineRule({
  id: 'retired-policy',
  category: 'portability',
  severity: 'warning',
  title: 'A policy that the service has retired',
  why: 'It still loads in some services and is refused by new ones. Its reference page names what took its place.',
  bad: [
    `<policies>
  <inbound><base /></inbound>
  <backend>
    <«set-graphql-resolver» parent-type="Query" field="a">
      <http-data-source>
        <http-request><set-method>GET</set-method><set-url>https://a.example.com/</set-url></http-request>
      </http-data-source>
    </set-graphql-resolver>
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  good: ['<set-variable name="v" value="1" />'],
  check: {
    document({ policies }, report) {
      for (const { def, element } of policies)
        if (def.documented === 'retired') report(element.nameSpan, `<${element.name}> is retired`);
    },
  },
});

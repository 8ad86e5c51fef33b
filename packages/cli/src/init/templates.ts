/** What `sluice init` writes and shows. Each is tried by a test: the policy is clean and the scenario runs. */

export const FIRST_POLICY = `<policies>
    <inbound>
        <base />
        <choose>
            <when condition="@(context.Request.Headers.GetValueOrDefault("X-Tenant", "") == "")">
                <return-response>
                    <set-status code="400" reason="Bad Request" />
                    <set-body>The header X-Tenant is missing.</set-body>
                </return-response>
            </when>
        </choose>
    </inbound>
    <backend>
        <base />
    </backend>
    <outbound>
        <base />
    </outbound>
    <on-error>
        <base />
    </on-error>
</policies>
`;

export const FIRST_SCENARIO = `# sluice run policies/hello.xml --scenario policies/hello.scenario.yaml
request:
  method: GET
  url: https://api.example.com/orders/7
  headers: { X-Tenant: contoso }
backend:
  status: 200
  body: { json: { id: 7 } }
`;

/** FOLDER stands for what `init` was given. */
export const WORKFLOW = `name: policies
on: [pull_request]
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npx --package @sluice/cli sluice lint FOLDER
`;

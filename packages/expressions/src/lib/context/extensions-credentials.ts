import type { Row } from '../../types/define.ts';
import { parseBasic, type BasicAuthCredentials } from '../../values/basic-credentials.ts';
import type { Ref } from '../../values/clr.ts';
import { parseJwt, type Jwt } from '../../values/jwt.ts';

/** Authorization headers and tokens; a text that is none gives null. */
export const credentials: Readonly<Record<string, Row>> = {
  'static BasicAuthCredentials AsBasic(this string input)': parseBasic,
  'static bool TryParseBasic(this string input, out BasicAuthCredentials result)': (
    input: string | null,
    result: Ref<BasicAuthCredentials | null>,
  ) => (result.value = parseBasic(input)) !== null,
  'static Jwt AsJwt(this string input)': parseJwt,
  'static bool TryParseJwt(this string input, out Jwt result)': (input: string | null, result: Ref<Jwt | null>) =>
    (result.value = parseJwt(input)) !== null,
};

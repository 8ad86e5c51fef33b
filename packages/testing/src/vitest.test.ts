import { expect, test } from 'vitest';
import { policyMatchers } from './vitest.ts';

expect.extend(policyMatchers);

const CLEAN = '<set-header name="X-A" exists-action="override"><value>1</value></set-header>';
const PLAIN = '<set-backend-service base-url="http://orders.example.com" />';
const HINT = '<set-variable name="v" value="@(DateTime.Now)" />';

/** What a failing expectation says. */
const complaint = (failing: () => void): string => {
  try {
    failing();
  } catch (e) {
    return (e as Error).message;
  }
  throw new Error('it passed');
};

test('toLintClean passes where nothing is found, and fails with the place of what is', () => {
  expect(CLEAN).toLintClean();
  expect(PLAIN).not.toLintClean();
  expect(complaint(() => expect({ name: 'api.xml', text: `\n${PLAIN}` }).toLintClean())).toBe(
    [
      'expected the linter to find nothing in api.xml, and it finds 1:',
      '',
      'api.xml:2:22 warning plain-http: The request travels unencrypted; use https',
      `  2 | ${PLAIN}`,
      `    |                      ${'^'.repeat(36)}`,
    ].join('\n'),
  );
  expect(complaint(() => expect(CLEAN).not.toLintClean())).toContain('finds nothing');
});

test('hints count where they are asked for, warnings unless they are not', () => {
  expect(HINT).toLintClean();
  expect(HINT).not.toLintClean({ from: 'hint' });
  expect(PLAIN).toLintClean({ from: 'error' });
  expect(PLAIN).toLintClean({ rules: { 'plain-http': 'off' } });
});

test('toReport asks for a rule or a code', () => {
  expect(PLAIN).toReport('plain-http');
  expect('<set-headr />').toReport('APIM2001', { line: 1, times: 1, message: 'set-header' });
  expect(PLAIN).not.toReport('APIM2001');
  expect(PLAIN).not.toReport('plain-http', { line: 2 });
  expect(PLAIN).not.toReport('plain-http', { times: 2 });
  expect(PLAIN).toReport('plain-http', { message: /unencrypted/ });
  expect(PLAIN).not.toReport('plain-http', { message: /encrypted twice/ });
});

test('toReport says what was found instead', () => {
  expect(complaint(() => expect('<set-headr />').toReport('APIM2010'))).toMatch(
    /^expected the linter to report APIM2010 \(did you mean APIM2001\?\) in policy, and it finds:\n\npolicy:1:2 error/,
  );
  expect(complaint(() => expect(CLEAN).toReport('plain-http', { times: 2, line: 3 }))).toBe(
    'expected the linter to report plain-http 2 times in line 3 in policy, and it finds nothing',
  );
  expect(complaint(() => expect(PLAIN).not.toReport('plain-http'))).toContain('expected no plain-http in policy:');
});

test('a rule that there is not is said, also where nothing of it is expected', () => {
  for (const failing of [() => expect(PLAIN).toReport('plain-htp'), () => expect(PLAIN).not.toReport('plain-htp')])
    expect(complaint(failing)).toBe('there is no rule plain-htp; did you mean plain-http?');
  expect(PLAIN).not.toReport('unused-directive');
});

test('what is no document is said', () => {
  expect(complaint(() => expect(7).toLintClean())).toBe(
    'toLintClean() is about the text of a policy document, or { name, text }, not number',
  );
});

import { GATEWAYS } from '@sluice/runtime';
import { describe, expect, test } from 'vitest';
import { lint, rules } from './lint.ts';
import { profiles, severityIn } from './profiles.ts';
import type { LintOptions } from './define.ts';

const found = (text: string, options: LintOptions): string[] =>
  lint(text, options).diagnostics.map((d) => `${d.severity} ${d.code}`);

const BACKEND = '<set-backend-service base-url="https://orders.example.com/v1" />';
const REQUEST =
  '<send-one-way-request mode="new" timeout="5"><set-url>http://a.example.com</set-url><set-method>GET</set-method></send-one-way-request>';
const QUOTA = '<quota-by-key calls="100" renewal-period="3600" counter-key="@(context.Api.Id)" />';
const TIME = '<set-variable name="now" value="@(DateTime.Now)" />';

test('there is one for everybody, one for all rules, one for each kind of gateway', () => {
  expect([...profiles.keys()]).toEqual(['recommended', 'strict', ...GATEWAYS]);
  for (const { about } of profiles.values()) expect(about).toMatch(/^[A-Z].*\.$/);
});

describe('recommended', () => {
  test('is what runs where nothing is said', () => {
    for (const text of [BACKEND, REQUEST, TIME, QUOTA])
      expect(found(text, {})).toEqual(found(text, { profile: 'recommended' }));
  });

  test('has nearly all rules', () => {
    const off = [...rules.values()].filter((rule) => severityIn(profiles.get('recommended')!, rule) === 'off');
    expect(off.map((rule) => rule.id)).toEqual(['fixed-backend']);
  });
});

describe('strict', () => {
  test('has every rule, and its hints are warnings', () => {
    expect(found(BACKEND, {})).toEqual([]);
    expect(found(BACKEND, { profile: 'strict' })).toEqual(['warning fixed-backend']);
    expect(found(TIME, {})).toEqual(['hint local-time']);
    expect(found(TIME, { profile: 'strict' })).toEqual(['warning local-time']);
  });

  test('raises what a rule itself calls a hint, and hints of the binder', () => {
    const text = '<trace source="a"><message>@(context.Request.Body.As<string>(true))</message></trace>';
    expect(found(text, {})).toEqual(['hint private-data-in-log']);
    expect(found(text, { profile: 'strict' })).toEqual(['warning private-data-in-log']);
    const dashes = `<!-- a -- b -->${TIME}`;
    expect(found(dashes, {})).toEqual(['hint XML1018', 'hint local-time']);
    expect(found(dashes, { profile: 'strict' })).toEqual(['warning XML1018', 'warning local-time']);
  });

  test('gives way to what is said of one rule', () => {
    expect(found(TIME, { profile: 'strict', rules: { 'local-time': 'hint' } })).toEqual(['hint local-time']);
    expect(found(TIME, { profile: 'strict', rules: { 'local-time': 'off' } })).toEqual([]);
    expect(found(BACKEND, { rules: { 'fixed-backend': 'error' } })).toEqual(['error fixed-backend']);
  });
});

describe('a kind of gateway', () => {
  test('is told what it does not have', () => {
    expect(found(QUOTA, { profile: 'consumption' })).toEqual(['warning gateway-unsupported']);
    expect(found(QUOTA, { profile: 'classic' })).toEqual([]);
  });

  test('has the recommended rules beside', () => {
    expect(found(REQUEST, { profile: 'consumption' })).toEqual(found(REQUEST, {}));
    expect(found(BACKEND, { profile: 'self-hosted' })).toEqual([]);
  });

  test('may be said beside another profile, and counts then', () => {
    expect(found(QUOTA, { profile: 'strict', gateway: 'consumption' })).toEqual(['warning gateway-unsupported']);
    expect(found(QUOTA, { profile: 'consumption', gateway: 'classic' })).toEqual([]);
  });
});

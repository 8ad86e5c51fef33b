import { describe, expect, it } from 'vitest';
import { loadPolicies } from '../load.ts';
import { masking, maskingFindings } from './secrets.ts';

describe('masking', () => {
  it.each([
    ['as it is', 'key=p@ss/w"rd<1>; again: p@ss/w"rd<1>', 'key=*****; again: *****'],
    ['in a URL', 'https://h/?k=p%40ss%2Fw%22rd%3C1%3E', 'https://h/?k=*****'],
    ['in a URL, in lower case', 'k=p%40ss%2fw%22rd%3c1%3e', 'k=*****'],
    ['in JSON', '{"k":"p@ss/w\\"rd<1>"}', '{"k":"*****"}'],
    ['in XML', '<k>p@ss/w&quot;rd&lt;1&gt;</k>', '<k>*****</k>'],
    ['in Base64', `Basic ${btoa('p@ss/w"rd<1>')}`, 'Basic *****'],
    ['not where it is another', 'P@SS/W"RD<1> p@ss/w"rd', 'P@SS/W"RD<1> p@ss/w"rd'],
  ])('%s', (_, text, shown) => {
    expect(masking(['p@ss/w"rd<1>'])(text)).toBe(shown);
  });

  it('takes the longest of several, in whatever order they are given', () => {
    for (const secrets of [
      ['abc', 'abcdef'],
      ['abcdef', 'abc'],
    ])
      expect(masking(secrets)('abcdef abcd')).toBe('***** *****d');
  });

  it('takes every text for a secret: none, one of special characters, half of a character', () => {
    expect(masking([''])('abc')).toBe('abc');
    expect(masking(['.*'])('a.*b')).toBe('a*****b');
    expect(masking(['a b'])('?q=a+b')).toBe('?q=*****');
    expect(masking(['x\ud800'])('<x\ud800>')).toBe('<*****>');
    expect(masking(['y'.repeat(300_000)])(`<${'y'.repeat(300_000)}>`)).toBe('<*****>');
  });

  it('takes the beginning of one that was cut short', () => {
    const mask = maskingFindings(['abcdefgh']);
    expect(mask('is "abcdef…", not "x…" and "abc…"')).toBe('is "*****…", not "x…" and "abc…"');
  });
});

describe('a finding', () => {
  const findings = (secret: string): string[] =>
    loadPolicies({
      documents: '<rate-limit-by-key calls="{{key}}" renewal-period="@({{key}})" counter-key="a" />',
      namedValues: { key: { value: secret, secret: true } },
    }).files.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));

  it.each(['s3cretValue', 'long'.repeat(40)])('does not show a secret: %s', (secret) => {
    const shown = findings(secret);
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.join('\n')).toContain('*****');
    expect(shown.join('\n')).not.toContain(secret.slice(0, 8));
  });
});

import { describe, expect, it } from 'vitest';
import { Body } from './body.ts';
import { ContentFailure } from './failure.ts';
import { Headers } from './headers.ts';
import { escapeData, joinQuery, splitQuery, Url } from './url.ts';

describe('headers', () => {
  it('are found in any letter case, keep their own and their order', () => {
    const headers = Headers.from([
      ['X-B', '1'],
      ['x-a', '2'],
      ['X-b', '3'],
    ]);
    expect(headers.get('x-B')).toEqual(['1', '3']);
    expect([...headers.names()]).toEqual(['X-B', 'x-a']);
    expect([...headers.lines()]).toEqual([
      ['X-B', '1'],
      ['X-B', '3'],
      ['x-a', '2'],
    ]);
    expect(headers.line('x-b')).toBe('1,3');
    expect(headers.line('nope')).toBe(null);
  });

  it('hold ordinary words', () => {
    const headers = new Headers();
    expect(headers.get('constructor')).toBe(undefined);
    headers.set('__proto__', ['1']);
    expect(headers.get('__PROTO__')).toEqual(['1']);
  });

  it('clone into headers of their own', () => {
    const headers = Headers.from([['A', '1']]);
    const copy = headers.clone();
    copy.append('a', ['2']);
    expect(headers.get('A')).toEqual(['1']);
  });
});

describe('URLs', () => {
  it.each([
    ['https://Example.com', 'https://example.com/'],
    ['HTTPS://example.com:443/a/../b', 'https://example.com/b'],
    ['https://example.com/a/%2e%2E/b', 'https://example.com/b'],
    ['https://example.com/a/.%2e', 'https://example.com/'],
    ['https://example.com/a/.', 'https://example.com/a/'],
    ['https://example.com/../../a/./b', 'https://example.com/a/b'],
    ['https://example.com/a//../b', 'https://example.com/a/b'],
    ['https://example.com/a\\..\\b', 'https://example.com/b'],
    ['https://example.com/a/..%2fb/...?/../c', 'https://example.com/a/..%2fb/...?/../c'],
    ['http://example.com:8080?x=1#frag', 'http://example.com:8080/?x=1'],
    ['https://user:pw@example.com/%7Ea%2fb?', 'https://example.com/%7Ea%2fb'],
    ['https://[::1]:8080/a', 'https://[::1]:8080/a'],
    ['https://example.com/a b/ü?c=d e', 'https://example.com/a%20b/%C3%BC?c=d%20e'],
  ])('%s is passed on as %s', (text, expected) => {
    expect(Url.parse(text)?.text).toBe(expected);
  });

  it.each(['', '/orders', 'orders', 'https://', 'https:///x', 'mailto:a@b', 'https://a:99999/', 'https://a b/'])(
    '%j is none',
    (text) => {
      expect(Url.parse(text)).toBe(null);
    },
  );

  it('decode their query, in any letter case of the name', () => {
    const { query } = Url.parse('https://a.example.com/?q=a+b%20c&Q=%C3%A9&r&=x&bad=%zz')!;
    expect(query.get('Q')).toEqual(['a+b c', 'é']);
    expect(query.get('r')).toEqual(['']);
    expect(query.get('bad')).toEqual(['%zz']);
    expect(query.size).toBe(3);
  });

  it('split and join a query without changing it', () => {
    for (const query of ['?a=1&b', '?a=%7e+x&a=2', '']) expect(joinQuery(splitQuery(query))).toBe(query);
  });

  it("escape as .NET's EscapeDataString", () => {
    expect(escapeData("a-b._~!'()* é/\ud800")).toBe('a-b._~%21%27%28%29%2A%20%C3%A9%2F%EF%BF%BD');
  });
});

describe('bodies', () => {
  const bytes = new Uint8Array([97]);

  it('are gone once they were read without preserving them', () => {
    const body = new Body(bytes, new Headers(), false);
    expect(body.read(true)).toBe(bytes);
    expect(body.read(false)).toBe(bytes);
    expect(() => body.read(true)).toThrow();
    expect(body.outgoing()).toEqual(new Uint8Array(0));
  });

  it('stay where nothing may be consumed', () => {
    const body = new Body(bytes, new Headers(), true);
    body.read(false);
    expect(body.read(false)).toBe(bytes);
  });

  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes;
    yield bytes;
  };

  it('are sent once where they are streams, and as often as one likes where they are kept', async () => {
    const once = new Body(pieces(), new Headers(), false);
    expect(once.outgoing()).not.toBeInstanceOf(Uint8Array);
    expect(() => once.outgoing()).toThrow(ContentFailure);
    const kept = new Body(pieces(), new Headers(), false);
    await kept.buffer();
    expect([kept.outgoing(), kept.outgoing()]).toEqual([new Uint8Array([97, 97]), new Uint8Array([97, 97])]);
  });

  it('tell how long they were when they have ended, collected or in pieces', async () => {
    for (const collect of [undefined, () => new Uint8Array(7)]) {
      const lengths: number[] = [];
      const made = (): Body => {
        const body = new Body(Object.assign(pieces(), collect && { collect }), new Headers(), false);
        body.measure((n) => void lengths.push(n));
        return body;
      };
      await made().buffer();
      for await (const piece of made().outgoing() as AsyncIterable<Uint8Array>) expect(piece).toBe(bytes);
      expect(lengths).toEqual([collect === undefined ? 2 : 7, 2]);
    }
  });

  it('keep what was made of them', () => {
    const body = new Body(bytes, new Headers(), false);
    let made = 0;
    const json = (): number => ++made;
    expect(body.parsed(json)).toBe(1);
    expect(body.parsed(json)).toBe(1);
    expect(body.parsed(() => ++made)).toBe(2);
  });

  it('name the charset of their message', () => {
    const headers = Headers.from([['content-type', 'text/plain; charset="iso-8859-1"']]);
    expect(new Body(bytes, headers, false).charset).toBe('iso-8859-1');
    expect(new Body(bytes, new Headers(), false).charset).toBe(null);
  });
});

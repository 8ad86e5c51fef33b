import { describe, expect, it } from 'vitest';
import { fromScenario, renderValue, typeNameOf } from '../../packages/expressions/src/index.ts';
import type { Cache, CachedResponse } from '../../packages/runtime/src/index.ts';

/** What all caches promise, whoever keeps them. Every case has keys of its own; `now` is the case's. */
export function cacheContract(make: () => Cache): void {
  let cases = 0;
  const setUp = (): { readonly cache: Cache; readonly key: string } => ({
    cache: make(),
    key: `case ${++cases} of ${Math.random()}`,
  });
  const response = (until: number, body: Uint8Array | null = null): CachedResponse => ({
    status: 203,
    reason: 'Sonst — was',
    headers: [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['X-Empty', ''],
    ],
    body,
    until,
  });

  describe('a value', () => {
    it('is there until its time is over', async () => {
      const { cache, key } = setUp();
      expect(await cache.get(key, 0)).toBeNull();
      await cache.set(key, 'v', 1000, 5000);
      expect(await cache.get(key, 5999)).toEqual({ value: 'v', stale: false });
      expect(await cache.get(key, 6000)).toBeNull();
    });

    it('is due to be made again after a while', async () => {
      const { cache, key } = setUp();
      await cache.set(key, 'v', 1000, 0, 400);
      expect(await cache.get(key, 399)).toMatchObject({ stale: false });
      expect(await cache.get(key, 400)).toEqual({ value: 'v', stale: true });
    });

    it('is replaced by a later one, also by one that has no time', async () => {
      const { cache, key } = setUp();
      await cache.set(key, '1', 1000, 0);
      await cache.set(key, '2', 1000, 0);
      expect(await cache.get(key, 0)).toMatchObject({ value: '2' });
      await cache.set(key, '3', 0, 0);
      expect(await cache.get(key, 0)).toBeNull();
    });

    it('survives a clock that goes back', async () => {
      const { cache, key } = setUp();
      await cache.set(key, 'v', 1000, 5_000_000);
      expect(await cache.get(key, 100)).toEqual({ value: 'v', stale: false });
    });

    it('can be removed; what is not there, too', async () => {
      const { cache, key } = setUp();
      await cache.remove(key, 0);
      await cache.set(key, 'v', 1000, 0);
      await cache.remove(key, 0);
      expect(await cache.get(key, 0)).toBeNull();
    });

    it('may be an empty text, or null', async () => {
      const { cache, key } = setUp();
      for (const value of ['', null]) {
        await cache.set(key, value, 1000, 0);
        expect(await cache.get(key, 0)).toEqual({ value, stale: false });
      }
    });

    it.each([
      ['string', 'Füße ❤ \u0000\n'],
      ['bool', true],
      ['char', 'ß'],
      ['sbyte', -5],
      ['byte', 200],
      ['short', -3],
      ['ushort', 65535],
      ['int', -7],
      ['uint', 4294967295],
      ['long', '9223372036854775807'],
      ['ulong', '18446744073709551615'],
      ['float', 0.1],
      ['double', '-0'],
      ['double', 'NaN'],
      ['double', 1.7976931348623157e308],
      ['decimal', '1.10'],
      ['datetime', '2026-01-02T03:04:05.6789012Z'],
      ['datetime', '2026-01-02T03:04:05'],
      ['datetimeoffset', '2026-01-02T03:04:05.0000001+02:00'],
      ['timespan', '1.02:03:04.0000005'],
      ['guid', '00112233-4455-6677-8899-aabbccddeeff'],
      ['uri', 'https://example.com/a b?c'],
      ['json', { a: [1, null, 'x', { __proto__x: true }], b: 1.5 }],
      ['json', [1, 2]],
      ['json', 'text'],
      ['xml', '<a b="1"><c>x &amp; y</c> <d /></a>'],
      ['bytes', '00ff10'],
      ['strings', ['a', '', 'b,c']],
    ])('of type %s comes back as it was: %j', async (type, value) => {
      const { cache, key } = setUp();
      const stored = fromScenario(type, value);
      await cache.set(key, stored, 1000, 0);
      const found = (await cache.get(key, 1))!.value;
      expect([typeNameOf(found), renderValue(found)]).toEqual([typeNameOf(stored), renderValue(stored)]);
    });
  });

  describe('a response', () => {
    it('is there until its time is over', async () => {
      const { cache, key } = setUp();
      await cache.setResponse(key, response(500), 0);
      expect(await cache.getResponse(key, 499)).toEqual(response(500));
      expect(await cache.getResponse(key, 500)).toBeNull();
    });

    it('has its bytes', async () => {
      const { cache, key } = setUp();
      const body = Uint8Array.from({ length: 300 }, (_, i) => i & 255);
      for (const bytes of [body, new Uint8Array(0), Uint8Array.of(10, 10)]) {
        await cache.setResponse(key, response(500, bytes), 0);
        const found = (await cache.getResponse(key, 0))!.body;
        expect(found).toEqual(bytes);
      }
    });

    it('is under another key than a value', async () => {
      const { cache, key } = setUp();
      await cache.set(key, 'v', 1000, 0);
      expect(await cache.getResponse(key, 0)).toBeNull();
      await cache.setResponse(key, response(500), 0);
      await cache.remove(key, 0);
      expect(await cache.getResponse(key, 0)).not.toBeNull();
    });
  });

  it('takes any text for a key', async () => {
    const { cache, key } = setUp();
    for (const end of ['', '__proto__', 'a b\n{c}\0', 'ключ', 'x'.repeat(5000), `${'x'.repeat(4999)}y`]) {
      expect(await cache.get(key + end, 0)).toBeNull();
      await cache.set(key + end, end, 1000, 0);
      expect(await cache.get(key + end, 0)).toMatchObject({ value: end });
    }
  });

  it('keeps nothing that is too large, and not what was there before', async () => {
    const { cache, key } = setUp();
    await cache.set(key, 'small', 1000, 0);
    await cache.set(key, 'x'.repeat(3 * 2 ** 20), 1000, 0);
    expect(await cache.get(key, 0)).toBeNull();
    await cache.setResponse(key, response(500), 0);
    await cache.setResponse(key, response(500, new Uint8Array(3 * 2 ** 20)), 0);
    expect(await cache.getResponse(key, 0)).toBeNull();
  });
}

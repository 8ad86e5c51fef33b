import { describe, expect, it } from 'vitest';
import type { CachedResponse } from './host.ts';
import { MemoryCache } from './memory-cache.ts';

/** What the cache in memory promises beyond the contract of all caches (`test/redis`): it is bounded. */

const values = (cache: MemoryCache, ...keys: string[]): unknown[] => keys.map((key) => cache.get(key, 0)?.value);
const response = (bytes: number): CachedResponse => ({
  status: 200,
  reason: 'OK',
  headers: [],
  body: new Uint8Array(bytes),
  until: 1000,
});

describe('the cache in memory', () => {
  it('drops what was not asked for the longest where there is too much', () => {
    const cache = new MemoryCache([], { entries: 2 });
    cache.set('a', 1, 1000, 0);
    cache.set('b', 2, 1000, 0);
    cache.get('a', 0);
    cache.set('c', 3, 1000, 0);
    expect(values(cache, 'a', 'b', 'c')).toEqual([1, undefined, 3]);
  });

  it('makes room for nothing where a value is replaced', () => {
    const cache = new MemoryCache([], { entries: 2 });
    cache.set('a', 1, 1000, 0);
    cache.set('b', 2, 1000, 0);
    cache.set('b', 3, 1000, 0);
    expect(values(cache, 'a', 'b')).toEqual([1, 3]);
  });

  it('drops what takes too much room together: values and responses', () => {
    const cache = new MemoryCache([], { bytes: 10_000 });
    cache.set('text', 'x'.repeat(2000), 1000, 0);
    cache.set('bytes', new Uint8Array(4000), 1000, 0);
    expect(values(cache, 'text', 'bytes').map((v) => v !== undefined)).toEqual([true, true]);
    cache.setResponse('r', response(4000));
    expect(values(cache, 'text', 'bytes').map((v) => v !== undefined)).toEqual([false, true]);
    expect(cache.getResponse('r', 0)?.body?.length).toBe(4000);
    cache.set('text', 'x'.repeat(4000), 1000, 0);
    expect([cache.get('bytes', 0), cache.getResponse('r', 0)]).toEqual([null, null]);
  });

  it('has room again when something was removed or has ended', () => {
    const cache = new MemoryCache([], { bytes: 10_000 });
    for (let i = 0; i < 20; i++) {
      cache.set('a', new Uint8Array(6000), 10, i * 10);
      if (i % 2 === 0) cache.remove('a');
      else expect(cache.get('a', i * 10 + 10)).toBeNull();
    }
    cache.set('b', new Uint8Array(6000), 1000, 0);
    expect(cache.get('b', 0)).not.toBeNull();
  });

  it('keeps also what is no value of an expression', () => {
    const cache = new MemoryCache([], { bytes: 10_000 });
    const value = { a: 1 };
    cache.set('k', value, 1000, 0);
    expect(cache.get('k', 0)?.value).toBe(value);
  });
});

import { describe, expect, it } from 'vitest';
import type { Cache, CachedResponse } from './host.ts';
import { MemoryCache } from './memory.ts';

/** What every cache promises; `now` is the caller's. */

const response = (until: number): CachedResponse => ({ status: 200, reason: 'OK', headers: [], body: null, until });

describe('a cache', () => {
  it('has a value until its time is over', async () => {
    const cache: Cache = new MemoryCache();
    await cache.set('k', 'v', 1000, 5000);
    expect(await cache.get('k', 5999)).toEqual({ value: 'v', stale: false });
    expect(await cache.get('k', 6000)).toBeNull();
  });

  it('says when a value is due to be made again', async () => {
    const cache: Cache = new MemoryCache();
    await cache.set('k', 'v', 1000, 0, 400);
    expect(await cache.get('k', 399)).toMatchObject({ stale: false });
    expect(await cache.get('k', 400)).toEqual({ value: 'v', stale: true });
  });

  it('survives a clock that goes backwards', async () => {
    const cache: Cache = new MemoryCache();
    await cache.set('k', 'v', 1000, 5000);
    expect(await cache.get('k', 100)).toEqual({ value: 'v', stale: false });
  });

  it('has responses under keys of their own', async () => {
    const cache: Cache = new MemoryCache();
    await cache.set('k', 'v', 1000, 0);
    await cache.setResponse('k', response(500), 0);
    await cache.remove('k', 0);
    expect(await cache.get('k', 1)).toBeNull();
    expect(await cache.getResponse('k', 499)).toEqual(response(500));
    expect(await cache.getResponse('k', 500)).toBeNull();
  });

  it('takes every text for a key', async () => {
    const cache: Cache = new MemoryCache();
    for (const key of ['', '__proto__', 'constructor']) {
      expect(await cache.get(key, 0)).toBeNull();
      await cache.set(key, key, 1000, 0);
      expect(await cache.get(key, 0)).toMatchObject({ value: key });
    }
  });
});

describe('the cache in memory', () => {
  it('drops what was not asked for the longest where there is too much', () => {
    const cache = new MemoryCache([], 2);
    cache.set('a', 1, 1000, 0);
    cache.set('b', 2, 1000, 0);
    cache.get('a', 0);
    cache.set('c', 3, 1000, 0);
    expect(['a', 'b', 'c'].map((key) => cache.get(key, 0)?.value)).toEqual([1, undefined, 3]);
  });

  it('makes room for nothing where a value is replaced', () => {
    const cache = new MemoryCache([], 2);
    cache.set('a', 1, 1000, 0);
    cache.set('b', 2, 1000, 0);
    cache.set('b', 3, 1000, 0);
    expect(['a', 'b'].map((key) => cache.get(key, 0)?.value)).toEqual([1, 3]);
  });
});

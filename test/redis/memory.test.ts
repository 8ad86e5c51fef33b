import { describe } from 'vitest';
import { MemoryCache, MemoryCounters } from '../../packages/runtime/src/index.ts';
import { cacheContract } from '../helpers/cache-contract.ts';
import { countersContract } from '../helpers/counters-contract.ts';

/** The stores in memory keep the contract that those in Redis keep. */

describe('counters in memory', () => countersContract(() => new MemoryCounters()));
describe('cache in memory', () => cacheContract(() => new MemoryCache()));

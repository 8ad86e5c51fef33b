import { Buffer } from 'node:buffer';

/**
 * What the cache keeps under one key: a line of JSON, then the content as it is. Redis may be written by others, so
 * nothing of it is trusted.
 */
export type CacheRecord = ValueRecord | ResponseRecord;

interface ValueRecord {
  readonly kind: 'value';
  readonly type: string;
  readonly until: number;
  readonly refreshAt: number;
  readonly body: Buffer;
}

interface ResponseRecord {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly until: number;
  readonly hasBody: boolean;
  readonly body: Buffer;
}

const LINE_END = 10;

export function writeRecord({ body, ...head }: CacheRecord): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

/** Null where the bytes are no such record. */
export function readRecord(bytes: Buffer): CacheRecord | null {
  const end = bytes.indexOf(LINE_END);
  if (end < 0) return null;
  const body = bytes.subarray(end + 1);
  let head: Readonly<Record<string, unknown>> | null;
  try {
    head = JSON.parse(bytes.toString('utf8', 0, end)) as typeof head;
  } catch {
    return null;
  }
  if (typeof head !== 'object' || head === null || typeof head.until !== 'number') return null;
  const { until } = head;
  if (head.kind === 'value' && typeof head.type === 'string')
    // JSON has no infinity
    return { kind: 'value', type: head.type, until, refreshAt: (head.refreshAt as number | null) ?? Infinity, body };
  const { status, reason, headers, hasBody } = head;
  if (head.kind !== 'response' || typeof status !== 'number' || typeof reason !== 'string' || !isHeaders(headers))
    return null;
  return { kind: 'response', status, reason, headers, until, hasBody: hasBody === true, body };
}

const isHeaders = (value: unknown): value is ResponseRecord['headers'] =>
  Array.isArray(value) &&
  value.every((line) => Array.isArray(line) && line.length === 2 && line.every((part) => typeof part === 'string'));

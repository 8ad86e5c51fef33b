import { createWriteStream, openSync } from 'node:fs';
import type { NodeHostOptions } from '@sluice/gateway';
import { shownMessage, shownMetric } from '@sluice/runtime';
import { about, type Io } from '../io.ts';

/**
 * Events, metrics and messages that policies send. In place of the hubs, the monitor and the queues of the service a line
 * of JSON for each goes to the end of a file, or to stderr: `{"time", "event" | "metric" | "message"}`, with the fields
 * of `sluice run --json`. A file that fills its disk is complained of, and no request fails for it.
 */
export interface Told extends Required<Pick<NodeHostOptions, 'sendEvent' | 'emitMetric' | 'sendMessage'>> {
  /** Resolves when everything is written. */
  readonly close: () => Promise<void>;
}

/** Throws CommandError where the file cannot be written to. */
export function toldTo(file: string | undefined, io: Io): Told {
  const { write, close } =
    file === undefined ? { write: io.err.write, close: async () => undefined } : append(file, io);
  const tell = (what: object): void => write(`${JSON.stringify({ time: new Date().toISOString(), ...what })}\n`);
  return {
    sendEvent: (event) => tell({ event }),
    emitMetric: (metric) => tell({ metric: shownMetric(metric) }),
    sendMessage: (message) => tell({ message: shownMessage(message) }),
    close,
  };
}

function append(file: string, io: Io): { readonly write: (text: string) => void; readonly close: () => Promise<void> } {
  const stream = createWriteStream(file, { fd: opened(file) });
  stream.on('error', (e) => io.err.write(`sluice: ${file}: ${e.message}\n`));
  return {
    write: (text) => void stream.write(text),
    close: () => new Promise((done) => stream.once('close', done).end()),
  };
}

function opened(file: string): number {
  try {
    return openSync(file, 'a');
  } catch (e) {
    throw about(file, `it cannot be written (${(e as NodeJS.ErrnoException).code ?? String(e)})`);
  }
}

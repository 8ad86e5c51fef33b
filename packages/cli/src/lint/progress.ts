import type { Sink } from '../io.ts';

/** A line that counts files while a long run lasts: on a terminal only, after a second, gone when it ends. */
export interface Progress {
  readonly checked: (name: string) => void;
  readonly end: () => void;
}

const QUIET_MS = 1000;
const EVERY_MS = 100;

export function progress(sink: Sink, now: () => number): Progress {
  const start = now();
  let files = 0;
  let last = start + QUIET_MS - EVERY_MS;
  let shown = false;
  return {
    checked(name) {
      files++;
      const time = now();
      if (!sink.terminal || time - last < EVERY_MS) return;
      last = time;
      shown = true;
      sink.write(`\r\u001b[K${files} files checked: ${name.replace(/\p{Cc}/gu, '·').slice(-60)}`);
    },
    end() {
      if (shown) sink.write('\r\u001b[K');
    },
  };
}

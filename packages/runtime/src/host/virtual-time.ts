/**
 * The clock of a deterministic host for those that wait at the same time. When all that runs has come to wait for the
 * clock, it jumps to the earliest moment that somebody waits for; of the same moment, to whoever came first.
 */
export class VirtualTime {
  private readonly clock: { time: number };
  private waiting: readonly Timer[] = [];
  private running = false;

  constructor(clock: { time: number }) {
    this.clock = clock;
  }

  /** Never resolves where it is abandoned before; then nobody's time passes for it. */
  pass(milliseconds: number, abandoned: Promise<void>): Promise<void> {
    return new Promise((wake) => {
      const timer = { at: this.clock.time + milliseconds, wake };
      this.waiting = [...this.waiting, timer].sort((a, b) => a.at - b.at);
      void abandoned.then(() => (this.waiting = this.waiting.filter((other) => other !== timer)));
      if (!this.running) this.run();
    });
  }

  private run(): void {
    this.running = true;
    // behind every promise that is settled by now
    setTimeout(() => {
      const [next, ...others] = this.waiting;
      this.running = false;
      if (next === undefined) return;
      this.waiting = others;
      this.clock.time = Math.max(this.clock.time, next.at);
      next.wake();
      this.run();
    }, 0);
  }
}

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

declare const setTimeout: (done: () => void, milliseconds: number) => unknown;

import type { OutgoingRequest } from '@sluice/runtime';
import type { BackendCall } from './call.ts';

/** Requests that one exchange may send beside the one that is forwarded. */
const MOST_SENT = 32;

/** The caller has hung up, or has got its response: nobody is interested in answers any more. */
export class NobodyWaits extends Error {
  constructor() {
    super('The caller is gone.');
  }
}

/** The calls that belong to one exchange: they end with it. */
export class Calls {
  private readonly open: BackendCall[] = [];
  private sent = 0;
  private over = false;

  /** Why one more is too many; null where it is not. */
  refusal(purpose: OutgoingRequest['purpose']): string | null {
    if (purpose === 'forward') return this.over ? new NobodyWaits().message : null;
    return ++this.sent > MOST_SENT ? `One request to the gateway may send ${MOST_SENT} others at most.` : null;
  }

  add(call: BackendCall): void {
    this.open.push(call);
  }

  /** Closes what is still open. */
  end(): void {
    this.over = true;
    for (const call of this.open) if (!call.isOver) call.cancel(new NobodyWaits());
  }
}

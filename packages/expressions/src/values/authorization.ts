import { CLR } from './clr.ts';

/** A token that the service's credential manager holds for a connection; the host makes it. */
export class Authorization {
  readonly accessToken: string;
  /** Values in the representation of an `object` slot. */
  readonly claims: ReadonlyMap<string, unknown>;

  constructor(accessToken: string, claims: ReadonlyMap<string, unknown>) {
    this.accessToken = accessToken;
    this.claims = claims;
  }

  get [CLR](): string {
    return 'Sluice.Authorization';
  }
}

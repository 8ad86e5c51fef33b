import { CLR, type LastErrorView } from '@sluice/expressions';

/** What `context.LastError` shows: which statement failed, where it stands, and why. */
export class LastError implements LastErrorView {
  readonly source: string;
  readonly reason: string | null;
  readonly message: string;
  readonly scope: string | null;
  readonly section: string | null;
  readonly path: string | null;
  readonly policyId: string | null;
  readonly httpErrorCode: number;

  constructor(error: Omit<LastErrorView, typeof CLR>) {
    this.source = error.source;
    this.reason = error.reason;
    this.message = error.message;
    this.scope = error.scope;
    this.section = error.section;
    this.path = error.path;
    this.policyId = error.policyId;
    this.httpErrorCode = error.httpErrorCode;
  }

  get [CLR](): 'Sluice.ILastError' {
    return 'Sluice.ILastError';
  }
}

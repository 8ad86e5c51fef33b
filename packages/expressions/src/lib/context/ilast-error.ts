import type { LastErrorView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

/** What failed, for on-error. */
export const ILastError = typeDef('Sluice.ILastError', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'int HttpErrorCode { get; }': (self: LastErrorView) => self.httpErrorCode,
    'string Message { get; }': (self: LastErrorView) => self.message,
    'string Path { get; }': (self: LastErrorView) => self.path,
    'string PolicyId { get; }': (self: LastErrorView) => self.policyId,
    'string Reason { get; }': (self: LastErrorView) => self.reason,
    'string Scope { get; }': (self: LastErrorView) => self.scope,
    'string Section { get; }': (self: LastErrorView) => self.section,
    'string Source { get; }': (self: LastErrorView) => self.source,
  },
});

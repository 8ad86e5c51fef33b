/**
 * The expression engine, as the runtime uses it. Nothing else of this package touches more of it than the `context`
 * interfaces, except what writes values down for a cache (`host/cached-value.ts`).
 */
export { bindExpression } from './bound-expressions.ts';
export {
  ClrException,
  emitExpression,
  fileInHandshake,
  fromScenario,
  LimitReached,
  renderValue,
  sourceInHandshake,
  toText,
  typeNameOf,
  type BoundExpression,
  type Evaluator,
} from '@sluice/expressions';

/**
 * The expression engine, as the runtime uses it. Nothing else of this package touches more of it than the `context`
 * interfaces.
 */
export {
  bindExpression,
  ClrException,
  emitExpression,
  fromScenario,
  LimitReached,
  renderValue,
  toText,
  typeNameOf,
  type BoundExpression,
  type Evaluator,
} from '@sluice/expressions';

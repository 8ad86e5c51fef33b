// TEMPORARY stand-in until the engine exports its API.
// @ts-nocheck
import * as engine from '@sluice/expressions';
export const bindExpression =
  engine.bindExpression ??
  ((code) => ({ code, diagnostics: [], typeName: 'object', effects: new Set(), constant: null }));
export const emitExpression = engine.emitExpression ?? (() => () => null);
export const fromScenario = engine.fromScenario ?? ((t, v) => v);
export const isClrException = engine.isClrException ?? (() => false);
export const LimitReached = engine.LimitReached ?? class {};
export const renderValue = engine.renderValue ?? String;
export const toText = engine.toText ?? ((v) => (v === null ? '' : String(v)));
export const typeNameOf =
  engine.typeNameOf ??
  ((v) =>
    ({ string: 'System.String', number: 'System.Int32', boolean: 'System.Boolean' })[typeof v] ?? 'System.Object');
export type BoundExpression = any;
export type Evaluator = any;

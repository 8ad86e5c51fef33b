import type { Span } from '@sluice/parser';
import type { At, Declaration, Expr, Pattern, TypeNode } from './ast.ts';

/** The syntax tree: statements. */

export type Statement =
  | Block
  | LocalDeclaration
  | LocalFunction
  | ExpressionStatement
  | If
  | While
  | Do
  | For
  | ForEach
  | Switch
  | Jump
  | Goto
  | Labeled
  | Return
  | ThrowStatement
  | Try
  | Using
  | CheckedStatement
  | Lock
  | Yield
  | Empty;

export interface Block extends At {
  readonly kind: 'Block';
  readonly statements: readonly Statement[];
}
export interface Declarator extends At {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expr | null;
}
export interface LocalDeclaration extends At {
  readonly kind: 'LocalDeclaration';
  readonly isConst: boolean;
  readonly isRef: boolean;
  readonly type: TypeNode;
  readonly declarators: readonly Declarator[];
}
export interface LocalFunction extends At {
  readonly kind: 'LocalFunction';
  readonly returns: TypeNode;
  readonly name: string;
  readonly nameSpan: Span;
  readonly isAsync: boolean;
  readonly typeParams: readonly string[];
  readonly constraints: readonly Constraint[];
  readonly params: readonly {
    readonly name: string;
    readonly nameSpan: Span;
    readonly type: TypeNode;
    readonly mode: 'value' | 'out' | 'ref' | 'in' | 'params';
    readonly default: Expr | null;
    readonly span: Span;
  }[];
  /** Null: `;` where a body had to stand. */
  readonly body: Block | Expr | null;
}
/** `where T : class, new()`. */
export interface Constraint extends At {
  readonly param: string;
  readonly demands: readonly ('class' | 'struct' | 'new' | TypeNode)[];
}
export interface ExpressionStatement extends At {
  readonly kind: 'ExpressionStatement';
  readonly expression: Expr;
}
export interface If extends At {
  readonly kind: 'If';
  readonly condition: Expr;
  readonly then: Statement;
  readonly otherwise: Statement | null;
}
export interface While extends At {
  readonly kind: 'While';
  readonly condition: Expr;
  readonly body: Statement;
}
export interface Do extends At {
  readonly kind: 'Do';
  readonly body: Statement;
  readonly condition: Expr;
}
export interface For extends At {
  readonly kind: 'For';
  readonly initialisers: readonly Statement[];
  readonly condition: Expr | null;
  readonly steps: readonly Expr[];
  readonly body: Statement;
}
export interface ForEach extends At {
  readonly kind: 'ForEach';
  readonly variable: Declaration;
  readonly source: Expr;
  readonly body: Statement;
}
export interface Switch extends At {
  readonly kind: 'Switch';
  readonly value: Expr;
  readonly sections: readonly {
    readonly labels: readonly SwitchLabel[];
    readonly statements: readonly Statement[];
    readonly span: Span;
  }[];
}
export interface SwitchLabel extends At {
  /** Null: `default`. */
  readonly pattern: Pattern | null;
  readonly guard: Expr | null;
}
export interface Jump extends At {
  readonly kind: 'Break' | 'Continue';
}
/** `goto case x`, `goto default`, `goto label`. */
export interface Goto extends At {
  readonly kind: 'Goto';
  readonly to:
    | { readonly kind: 'case'; readonly value: Expr }
    | { readonly kind: 'default' }
    | { readonly kind: 'label'; readonly name: string; readonly span: Span };
}
export interface Labeled extends At {
  readonly kind: 'Labeled';
  readonly label: string;
  readonly labelSpan: Span;
  readonly statement: Statement;
}
export interface Return extends At {
  readonly kind: 'Return';
  readonly value: Expr | null;
}
export interface ThrowStatement extends At {
  readonly kind: 'ThrowStatement';
  readonly value: Expr | null;
}
export interface Catch extends At {
  readonly type: TypeNode | null;
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly filter: Expr | null;
  readonly body: Block;
}
export interface Try extends At {
  readonly kind: 'Try';
  readonly body: Block;
  readonly catches: readonly Catch[];
  readonly finally: Block | null;
}
export interface Using extends At {
  readonly kind: 'Using';
  readonly resource: LocalDeclaration | Expr;
  readonly body: Statement;
}
export interface CheckedStatement extends At {
  readonly kind: 'CheckedStatement';
  readonly checked: boolean;
  readonly body: Block;
}
export interface Lock extends At {
  readonly kind: 'Lock';
  readonly value: Expr;
  readonly body: Statement;
}
export interface Yield extends At {
  readonly kind: 'Yield';
  readonly value: Expr | null;
}
export interface Empty extends At {
  readonly kind: 'Empty';
}

import { ClrException, dotnet } from '@sluice/expressions';
import { LiquidError } from '../values/error.ts';
import type { Hash } from '../values/kinds.ts';

/** A part of a template, ready to run. `break` and `continue` go up to the loop around it. */
export type Render = (x: Rendering) => void | Interrupt;
export type Interrupt = 'break' | 'continue';

/** A value in a template, ready to be read. */
export type Operand = (x: Rendering) => unknown;

/** As many as DotLiquid bears. */
const MOST_SCOPES = 80;

/**
 * One rendering: the output so far, scopes, and what tags remember. Everything written and every step is paid for, so
 * hostile templates and bodies end in LimitReached, which no template sees.
 */
export class Rendering {
  /** Innermost last; `assign` and `capture` write to the first. */
  readonly scopes: Map<string, unknown>[] = [new Map<string, unknown>()];
  /** What the host gives: `body`, `context`. `increment` counts in it. */
  readonly environment: Map<string, unknown>;
  /** How far each `for` has come, for `offset: continue`. */
  readonly progress = new Map<string, number>();
  readonly cycles = new Map<string, number>();
  lastChanged: string | null = null;
  private out = '';

  constructor(environment: Hash) {
    this.environment = new Map<string, unknown>(environment.entries);
  }

  get output(): string {
    return this.out;
  }

  write(text: string): void {
    dotnet.charge(text.length >> 6);
    this.out += text;
    dotnet.limitLength(this.out.length);
  }

  /** What `run` writes, instead of writing it. */
  captured(run: () => void | Interrupt): { readonly text: string; readonly interrupt: void | Interrupt } {
    const outer = this.out;
    this.out = '';
    try {
      const interrupt = run();
      return { text: this.out, interrupt };
    } finally {
      this.out = outer;
    }
  }

  /** With a scope of its own. */
  scoped<V>(run: (scope: Map<string, unknown>) => V): V {
    if (this.scopes.length > MOST_SCOPES) throw new LiquidError('Nesting too deep');
    const scope = new Map<string, unknown>();
    this.scopes.push(scope);
    try {
      return run(scope);
    } finally {
      this.scopes.pop();
    }
  }

  /** The value of a name; `undefined` where nothing has it. */
  find(name: string): unknown {
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const scope = this.scopes[i]!;
      if (scope.has(name)) return scope.get(name);
    }
    return this.environment.get(name);
  }
}

/** Runs nodes in order. What goes wrong in one of them is written where it stands, and the next one runs. */
export function renderAll(nodes: readonly Render[], x: Rendering): void | Interrupt {
  for (const node of nodes) {
    dotnet.charge(1);
    try {
      const interrupt = node(x);
      if (interrupt !== undefined) return interrupt;
    } catch (e) {
      x.write(errorText(e));
    }
  }
}

function errorText(e: unknown): string {
  if (e instanceof LiquidError) return `Liquid ${e.kind === 'syntax' ? 'syntax error' : 'error'}: ${e.message}`;
  if (e instanceof ClrException) return `Liquid error: ${e.message}`;
  throw e;
}

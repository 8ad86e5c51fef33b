/**
 * An OpenAPI description (2.0 and 3.x) as parsed JSON or YAML, read with no trust in its shape: what is not as it
 * should be is not there. References within the document are followed; others, and circles of them, lead nowhere.
 */
export type Node = Readonly<Record<string, unknown>>;

export class OpenApi {
  readonly root: Node;

  constructor(document: unknown) {
    this.root = isNode(document) ? document : {};
  }

  /** An object, behind its references; null where there is none. */
  node(value: unknown): Node | null {
    let at = value;
    for (let hops = 0; hops < 16 && isNode(at); hops++) {
      const reference = at['$ref'];
      if (typeof reference !== 'string') return at;
      at = this.pointed(reference);
    }
    return null;
  }

  /** The member of an object, behind its references. */
  member(of: Node | null, name: string): Node | null {
    return of !== null && Object.hasOwn(of, name) ? this.node(of[name]) : null;
  }

  private pointed(reference: string): unknown {
    if (!reference.startsWith('#/')) return null;
    let at: unknown = this.root;
    for (const step of reference.slice(2).split('/')) {
      const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return null;
      at = (at as Node)[name];
    }
    return at;
  }

  /** Paths of the description, each with its operations by method in lower case. */
  *operations(): Generator<{ readonly path: string; readonly method: string; readonly operation: Node }> {
    for (const path of Object.keys(this.member(this.root, 'paths') ?? {})) {
      const item = this.member(this.member(this.root, 'paths'), path);
      for (const method of METHODS) {
        const operation = this.member(item, method);
        if (operation !== null) yield { path, method, operation };
      }
    }
  }
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

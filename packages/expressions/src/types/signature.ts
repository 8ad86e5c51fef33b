/**
 * Reads the member signatures of `lib/` (C# as .NET's reflection prints it) into data. Names of types are left as
 * syntax; the registry resolves them. Refuses with an exception what it can't read: a row is our own text, so that is a bug.
 */
export interface TypeSyntax {
  readonly name: string;
  readonly args: readonly TypeSyntax[];
  /** `?`, `[]`, `[,]`, in the order written; tuples are `ValueTuple` with `names`. */
  readonly suffixes: readonly string[];
  readonly names?: readonly (string | null)[];
}

export interface ParamSyntax {
  readonly type: TypeSyntax;
  readonly name: string;
  readonly mode: 'value' | 'this' | 'out' | 'ref' | 'in' | 'params';
  /** Source text of the default value; null where the argument is required. */
  readonly default: string | null;
}

export interface SignatureSyntax {
  readonly kind: 'method' | 'property' | 'indexer' | 'constructor' | 'operator' | 'conversion' | 'constant';
  /** `Substring`; `this` for an indexer, `.ctor`, `+` for an operator, `implicit` or `explicit` for a conversion. */
  readonly name: string;
  readonly static: boolean;
  readonly settable: boolean;
  readonly typeParams: readonly string[];
  readonly params: readonly ParamSyntax[];
  /** Null for a constructor. */
  readonly returns: TypeSyntax | null;
}

const TOKEN = /\s*([A-Za-z_@][\w.+]*|"[^"]*"|'[^']*'|-?\d[\w.]*|=>|[<>()[\]{},;?=*]|[+\-*/%&|^!~<>=]+)/y;

function tokens(text: string): string[] {
  const out: string[] = [];
  TOKEN.lastIndex = 0;
  for (let m = TOKEN.exec(text); m !== null; m = TOKEN.exec(text)) {
    out.push(m[1]!);
    if (TOKEN.lastIndex >= text.length) break;
  }
  return out;
}

/** The name a row is found by, without parsing it: cheap enough to index every row of a type at its first use. */
export function memberName(signature: string): string {
  if (signature.startsWith('new(')) return '.ctor';
  const operator = /^static (?:(implicit|explicit) operator|\S+ operator ([^\s(]+))/.exec(signature);
  if (operator) return operator[1] ?? operator[2]!;
  const constant = /^(\w+) = /.exec(signature);
  if (constant) return constant[1]!;
  if (/ this\[/.test(signature)) return 'this';
  // the first name that parameters or accessors follow; type parameters are plain names, type arguments may nest
  const text = signature.replace(/^static /, '').replace(/^\([^()]*\)/, '');
  return /([\w@]+)(?:<[\w, ]*>)? ?[({]/.exec(text)?.[1] ?? signature;
}

export function parseSignature(text: string): SignatureSyntax {
  const t = tokens(text);
  let i = 0;
  const fail = (): never => {
    throw new Error(`unreadable signature: ${text} (at ${t[i] ?? 'the end'})`);
  };
  const accept = (s: string): boolean => (t[i] === s ? (i++, true) : false);
  const expect = (s: string): void => void (accept(s) || fail());
  const word = (): string => (/^[A-Za-z_@]/.test(t[i] ?? '') ? t[i++]! : fail());

  function type(): TypeSyntax {
    let args: TypeSyntax[] = [];
    let name: string;
    let names: (string | null)[] | undefined;
    if (accept('(')) {
      names = [];
      name = 'System.ValueTuple';
      do {
        args.push(type());
        names.push(/^[A-Za-z_]/.test(t[i] ?? '') ? word() : null);
      } while (accept(','));
      expect(')');
    } else {
      name = word();
      if (accept('<')) {
        args = typeList();
        if (/^\.\w/.test(t[i] ?? '')) name += t[i++]!;
      }
    }
    const suffixes: string[] = [];
    for (;;) {
      if (accept('?')) suffixes.push('?');
      else if (t[i] === '[' && (t[i + 1] === ']' || t[i + 1] === ',')) {
        i++;
        let suffix = '[';
        while (accept(',')) suffix += ',';
        expect(']');
        suffixes.push(`${suffix}]`);
      } else if (accept('*')) suffixes.push('*');
      else break;
    }
    return names ? { name, args, suffixes, names } : { name, args, suffixes };
  }
  function typeList(): TypeSyntax[] {
    const list: TypeSyntax[] = [];
    do list.push(type());
    while (accept(','));
    expect('>');
    return list;
  }
  function params(close: string): ParamSyntax[] {
    const list: ParamSyntax[] = [];
    if (accept(close)) return list;
    do {
      const mode = (['this', 'out', 'ref', 'in', 'params'] as const).find((m) => t[i] === m) ?? 'value';
      if (mode !== 'value') i++;
      const paramType = type();
      const name = word();
      list.push({ type: paramType, name, mode, default: accept('=') ? t[i++]! : null });
    } while (accept(','));
    expect(close);
    return list;
  }
  const accessorBlock = (): boolean => {
    expect('{');
    let settable = false;
    while (!accept('}')) settable = t[i++] === 'set' || settable;
    return settable;
  };

  const none = { typeParams: [], params: [], settable: false };
  if (t[1] === '=') return { ...none, kind: 'constant', name: t[0]!, static: true, returns: null };
  if (accept('new')) {
    expect('(');
    return { ...none, kind: 'constructor', name: '.ctor', static: true, params: params(')'), returns: null };
  }
  const isStatic = accept('static');
  if (t[i] === 'implicit' || t[i] === 'explicit') {
    const name = t[i++]!;
    expect('operator');
    const returns = type();
    expect('(');
    return { ...none, kind: 'conversion', name, static: true, params: params(')'), returns };
  }
  const returns = type();
  if (accept('operator')) {
    let name = '';
    while (t[i] !== '(' && i < t.length) name += t[i++]!;
    expect('(');
    return { ...none, kind: 'operator', name, static: true, params: params(')'), returns };
  }
  const name = word();
  if (name === 'this' && accept('[')) {
    const ps = params(']');
    return { ...none, kind: 'indexer', name, static: isStatic, params: ps, settable: accessorBlock(), returns };
  }
  if (t[i] === '{') return { ...none, kind: 'property', name, static: isStatic, settable: accessorBlock(), returns };
  const typeParams: string[] = [];
  if (accept('<')) {
    do typeParams.push(word());
    while (accept(','));
    expect('>');
  }
  expect('(');
  return { ...none, kind: 'method', name, static: isStatic, typeParams, params: params(')'), returns };
}

/** A type alone: `IEnumerable<KeyValuePair<string, T>>`, for base types and interfaces. */
export function parseTypeSyntax(text: string): TypeSyntax {
  return parseSignature(`${text} Type { get; }`).returns!;
}

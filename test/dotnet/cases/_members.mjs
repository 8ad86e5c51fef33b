// Makes cases from signatures: every callable member of the given types, called with arguments from a pool for each
// parameter's type, tame ones first, then boundaries and traps. What a pool cannot make (an empty one) makes no case.
// A member's first case uses every first choice; the following ones vary one parameter at a time.
import { readFileSync } from 'node:fs';
import { pools, receivers } from './_pools.mjs';

const { types } = JSON.parse(readFileSync(new URL('../surface.json', import.meta.url), 'utf8'));

// The type arguments that stand for a generic type's parameters.
const generic = {
  'List`1': 'List<int>',
  'HashSet`1': 'HashSet<int>',
  'Queue`1': 'Queue<int>',
  'Stack`1': 'Stack<int>',
  'Dictionary`2': 'Dictionary<string, int>',
  'KeyValuePair`2': 'KeyValuePair<string, int>',
};
const bound = { T: 'int', TKey: 'string', TValue: 'int' };

// Their values are not the same every time, or tell about the machine.
const moving =
  /\b(Now|UtcNow|Today|NewGuid|GetHashCode|GetSystemTimeZones|Local|ClearCachedData|CurrentTimeZone|GetEncodings|StackTrace|TargetSite|GetEnumerator|SyncRoot|FindSystemTimeZoneById|Annotations?|ConvertTimeBySystemTimeZoneId|GetObjectData|GetType)\b|^new\(\)$/;

function split(text) {
  const parts = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (char === '<' || char === '[' || char === '(') depth++;
    if (char === '>' || char === ']' || char === ')') depth--;
    if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

/** Parameters as { way, type }: `out int result` is { way: 'out', type: 'int' }. */
function parameters(text) {
  return split(text).map((parameter) => {
    const [, way = '', type] = /^(?:this )?(?:(out|ref|params|in) )?(.+?) \w+(?: = .*)?$/.exec(parameter);
    return { way, type };
  });
}

function pool(type, index) {
  const nullable = /^(.+)\?$/.exec(type);
  if (nullable) return [`(${type})${(pool(nullable[1], index) ?? ['null'])[0]}`, `(${type})null`];
  if (type === 'int' && index > 0) return ['1', '0', '99', '-1'];
  return pools[type];
}

/** Every first choice, then one other choice at a time. */
function combinations(lists, most) {
  const first = lists.map(([one]) => one);
  const rest = [];
  for (let round = 1; round < 6; round++)
    for (const [at, list] of lists.entries())
      if (list[round] !== undefined)
        rest.push(first.with?.(at, list[round]) ?? first.map((one, i) => (i === at ? list[round] : one)));
  return [first, ...rest].slice(0, most);
}

/** In brackets, unless a member access can follow as it stands: a name, a literal, a call, `new …(…)`, a bracketed whole. */
function receiver(one) {
  const whole = one.startsWith('(') && one.endsWith(')') && !/^\(\w+\)\(/.test(one);
  return whole || /^(?:new |["'\w.]+(?:\(|\b|$))/.test(one) || /^["']/.test(one) ? one : `(${one})`;
}

function calls(typeName, signature, most) {
  const short = typeName.split('.').at(-1).replace('+', '.');
  const name = generic[short] ?? (typeName.startsWith('System.Net.') ? typeName : short.replace(/`.*/, ''));
  const own =
    receivers[typeName] ??
    pools[name] ??
    pools[
      {
        Boolean: 'bool',
        Byte: 'byte',
        SByte: 'sbyte',
        Int16: 'short',
        UInt16: 'ushort',
        Int32: 'int',
        UInt32: 'uint',
        Int64: 'long',
        UInt64: 'ulong',
        Single: 'float',
        Double: 'double',
        Decimal: 'decimal',
      }[short]
    ];
  const on = own?.filter((one) => !one.endsWith('null')).map(receiver);
  const enumMember = /^(\w+) = -?\d+$/.exec(signature);
  if (enumMember) return [`${name}.${enumMember[1]}`, `(int)${name}.${enumMember[1]}`].slice(0, most);
  const field = /^(?:static readonly|const) .+ (\w+)$/.exec(signature);
  if (field) return [`${name}.${field[1]}`];
  const property = /^(static )?(.+) (\w+) \{ (.*) \}$/.exec(signature);
  if (property && !signature.includes('['))
    return property[1] ? [`${name}.${property[3]}`] : (on ?? []).slice(0, most).map((one) => `${one}.${property[3]}`);
  const [, head, list] =
    /^(.*?)[([]((?:[^()]|\(\))*)[)\]](?: \{.*\})?$/.exec(signature.replace('operator ()', '')) ?? [];
  if (head === undefined) return [];
  const wanted = parameters(list);
  const choices = wanted.map(({ way, type }, i) =>
    way === 'out'
      ? [`out var o${i}`]
      : way === 'ref'
        ? ['ref a']
        : pool(bound[type] && generic[short] && !pools[type] ? bound[type] : type, i),
  );
  if (choices.some((one) => one === undefined)) return [];
  const outs = wanted.flatMap(({ way }, i) => (way === 'out' ? [`o${i}`] : []));
  const made = combinations(choices, most);
  if (head === 'new') return made.map((args) => `new ${name}(${args.join(', ')})`);
  if (head.endsWith(' this'))
    return (on ?? []).slice(0, 1).flatMap((one) => made.map((args) => `${one}[${args.join(', ')}]`));
  const conversion = /^static (?:implicit|explicit) operator (.+)$/.exec(head);
  if (conversion) return made.map(([arg]) => `{ ${wanted[0].type} from = ${arg}; return (${conversion[1]})from; }`);
  const operator = /^static .+ operator (\S+)$/.exec(head);
  if (operator)
    return made
      .map(([left, right]) =>
        right === undefined
          ? operator[1].length > 1
            ? undefined
            : `${operator[1]}(${left})`
          : `${left} ${operator[1]} ${right}`,
      )
      .filter(Boolean);
  const [, isStatic, result, bare, typeParameters] = /^(static )?(.+) (\w+)(?:<(.*)>)?$/.exec(head) ?? [];
  if (bare === undefined) return [];
  const inferred =
    typeParameters === undefined ||
    split(typeParameters).every((one) => wanted.some(({ type }) => new RegExp(`\\b${one}\\b`).test(type)));
  const method = inferred
    ? bare
    : `${bare}<${split(typeParameters)
        .map(() => 'int')
        .join(', ')}>`;
  const targets = isStatic ? [name] : (on ?? []);
  return targets
    .slice(0, isStatic ? 1 : most)
    .flatMap((target, i) =>
      made.slice(0, i === 0 ? most : 1).map((args) => {
        if (wanted.some(({ way }) => way === 'ref')) return undefined;
        const call = `${target}.${method}(${args.join(', ')})`;
        if (result === 'void')
          return isStatic
            ? voidStatic(name, method, args)
            : `{ var it = ${target}; it.${method}(${args.join(', ')}); return it; }`;
        if (outs.length > 0) return `{ var done = ${call}; return done + "|" + ${outs.join(' + "|" + ')}; }`;
        return call;
      }),
    )
    .filter(Boolean);
}

/** A static method without a result works on its first argument. */
function voidStatic(name, method, [first, ...rest]) {
  return `{ var it = ${first}; ${name}.${method}(${['it', ...rest].join(', ')}); return it; }`;
}

/** Cases for all callable members of the types, `most` of each at most; sections are the types' short names. */
export function members(names, most = 3, except = /^$/) {
  return names.flatMap((typeName) =>
    types[typeName].callable
      .filter(
        (signature) =>
          !types[typeName].absent?.includes(signature) && !moving.test(signature) && !except.test(signature),
      )
      .flatMap((signature) => calls(typeName, signature, most))
      .map((code) => ({
        section: typeName
          .split('.')
          .at(-1)
          .replace(/[`+].*/, ''),
        code: code.startsWith('{') ? `@${code}` : `@(${code})`,
      })),
  );
}

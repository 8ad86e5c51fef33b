import { ClrException } from '../exception.ts';
import { toText } from '../object.ts';
import type { JConstructor } from './array.ts';
import { JArray } from './array.ts';
import { BigInteger } from './big-integer.ts';
import { fromBig } from './casts.ts';
import { JContainer } from './container.ts';
import { readerException, type LineInfo } from './errors.ts';
import { convert } from './library.ts';
import { JObject, JProperty } from './object.ts';
import { pathOf } from './path.ts';
import { Token, tokenName } from './scanner.ts';
import type { Source } from './source.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { JValue } from './value.ts';
import { uriText } from './writer.ts';

const VALUES: Readonly<Partial<Record<TokenType, Token>>> = {
  [TokenType.Integer]: Token.Integer,
  [TokenType.Float]: Token.Float,
  [TokenType.String]: Token.String,
  [TokenType.Boolean]: Token.Boolean,
  [TokenType.Null]: Token.Null,
  [TokenType.Undefined]: Token.Undefined,
  [TokenType.Date]: Token.Date,
  [TokenType.Bytes]: Token.Bytes,
  [TokenType.Guid]: Token.String,
  [TokenType.Uri]: Token.String,
  [TokenType.TimeSpan]: Token.String,
  [TokenType.Raw]: Token.Raw,
};

interface Step {
  readonly token: Token;
  readonly at: JToken;
}

/** A tree as a source. */
export class TokenSource implements Source {
  private readonly steps: Iterator<Step>;
  private step: Step | null = null;

  constructor(root: JToken) {
    this.steps = stepsOf(root);
  }

  get token(): Token {
    return this.step?.token ?? Token.None;
  }
  get name(): string {
    return (this.step!.at as JProperty).name;
  }
  get path(): string {
    return this.step === null ? '' : pathOf(this.step.at);
  }
  get lineInfo(): LineInfo | null {
    return this.step?.at.lineInfo ?? null;
  }

  read(): boolean {
    const next = this.steps.next();
    this.step = next.done === true ? null : next.value;
    return this.step !== null;
  }

  slot(): unknown {
    return (this.step!.at as JValue).slot;
  }
  text(): string {
    const value = this.step!.at as JValue;
    return value.type === TokenType.Uri ? uriText(value.stored) : toText(value.slot);
  }
  int(): number {
    const slot = this.slot();
    if (slot instanceof BigInteger) return fromBig(slot, 'Int32') as number;
    try {
      return convert('Int32', slot) as number;
    } catch (e) {
      if (!(e instanceof ClrException)) throw e;
      return this.fail(`Could not convert to integer: ${this.text()}.`, e);
    }
  }
  double(): number {
    const slot = this.slot();
    return (slot instanceof BigInteger ? fromBig(slot, 'Double') : convert('Double', slot)) as number;
  }
  decimal(): unknown {
    const slot = this.slot();
    return slot instanceof BigInteger ? fromBig(slot, 'Decimal') : convert('Decimal', slot);
  }

  unexpected(what: string): never {
    return this.fail(`Error reading ${what}. Unexpected token: ${tokenName(this.token)}.`);
  }
  private fail(message: string, inner: ClrException | null = null): never {
    throw readerException(message, this.path, this.lineInfo ?? { line: 0, position: 0 }, inner);
  }

  tree(): JToken {
    const { at } = this.step!;
    if (at instanceof JContainer) while (this.read() && !(this.step!.at === at && this.token >= Token.EndObject));
    return at.clone(0);
  }
}

const ENDS = {
  [Token.StartObject]: Token.EndObject,
  [Token.StartArray]: Token.EndArray,
  [Token.StartConstructor]: Token.EndConstructor,
} as const;

function* stepsOf(token: JToken): Generator<Step> {
  if (token instanceof JProperty) {
    yield { token: Token.PropertyName, at: token };
    yield* stepsOf(token.value);
  } else if (token instanceof JValue) {
    if (token.type !== TokenType.Comment) yield { token: VALUES[token.type] ?? Token.None, at: token };
  } else {
    const start =
      token instanceof JObject
        ? Token.StartObject
        : token instanceof JArray
          ? Token.StartArray
          : Token.StartConstructor;
    yield { token: start, at: token };
    for (const child of (token as JArray | JObject | JConstructor).items) yield* stepsOf(child);
    yield { token: ENDS[start], at: token };
  }
}

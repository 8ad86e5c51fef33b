/** DotLiquid's own exceptions: `syntax` ones have another word before them. The rest are .NET's (ClrException). */
export class LiquidError {
  readonly kind: 'error' | 'syntax';
  readonly message: string;

  constructor(message: string, kind: 'error' | 'syntax' = 'error') {
    this.message = message;
    this.kind = kind;
  }
}

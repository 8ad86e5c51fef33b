export class SymmetricAlgorithm {
  transform(_decrypt: boolean, _key: Uint8Array | null, _iv: Uint8Array | null): { finalBlock(b: Uint8Array): Uint8Array } {
    throw new Error('not yet');
  }
  ownTransform(_decrypt: boolean): { finalBlock(b: Uint8Array): Uint8Array } {
    throw new Error('not yet');
  }
}
export const symmetricByName = (_name: string): SymmetricAlgorithm => new SymmetricAlgorithm();

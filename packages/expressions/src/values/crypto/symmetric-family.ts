import { effect, typeDef, type Row, type TypeDef } from '../../types/define.ts';
import { symmetric } from './symmetric.ts';
import { concrete, creator } from './types.ts';

/** An abstract symmetric algorithm with its `Create`, and a concrete class of it. */
export const symmetricType = (
  name: string,
  implementation: string,
  members: Readonly<Record<string, Row>> = {},
): TypeDef =>
  typeDef(`System.Security.Cryptography.${name}`, {
    kind: 'class',
    base: 'SymmetricAlgorithm',
    documented: 'none',
    members: {
      [`static ${name} Create()`]: () => symmetric(implementation),
      [`static ${name} Create(string ${name === 'Aes' ? 'algorithmName' : 'algName'})`]: creator(name),
      ...members,
    },
  });

export const symmetricClass = (className: string, base: string): TypeDef =>
  concrete(className, base, null, 'none', { 'new()': effect('random', () => symmetric(className)) });
/** What `Create()` gives: nobody writes its name. */
export const symmetricImplementation = (className: string, base: string): TypeDef => concrete(className, base, null);

import { typeDef } from '../../types/define.ts';
import { CharEnumerator } from '../../values/char-enumerator.ts';

export const SystemCharEnumerator = typeDef('System.CharEnumerator', {
  kind: 'class',
  interfaces: ['IEnumerator', 'IEnumerator<char>', 'IDisposable', 'ICloneable'],
  documented: 'none',
  members: {
    'char Current { get; }': (self: CharEnumerator) => self.current,
    'bool MoveNext()': (self: CharEnumerator) => self.moveNext(),
    'void Reset()': (self: CharEnumerator) => void (self.index = -1),
    'void Dispose()': () => {},
    'object Clone()': (self: CharEnumerator) => new CharEnumerator(self.text, self.index),
  },
});

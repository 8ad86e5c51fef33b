import { readdirSync } from 'node:fs';
import { parseDocument } from '../../packages/parser/src/index.ts';
import { chunked } from '../helpers/chunked.ts';
import { printTree } from './tree.ts';

// read/: what real documents do that XML does not. recover/: what is broken; one fault, one diagnostic.
for (const folder of ['read/', 'recover/']) {
  const at = new URL(folder, import.meta.url);
  for (const file of readdirSync(at).sort()) {
    chunked(new URL(file, at), ({ input }) => {
      const { document, diagnostics } = parseDocument(input);
      return { findings: diagnostics, sections: { tree: printTree(document) } };
    });
  }
}

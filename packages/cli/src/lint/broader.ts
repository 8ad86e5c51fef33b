import type { LintOptions } from '@sluice/lint';
import { statSync } from 'node:fs';
import { decode, readBytes } from '../input/text.ts';
import { CommandError } from '../io.ts';
import { broaderFiles } from './layout.ts';

type Text = { readonly name: string; readonly text: string };

/**
 * The documents of broader scopes, read from where the layout has them, each once. One that is not there, or cannot be
 * read, is not known: a repository may hold a part of the service.
 */
export class BroaderTexts {
  private readonly texts = new Map<string, Text | undefined>();

  of(file: string): NonNullable<LintOptions['broader']> {
    const found = [...broaderFiles(file)].map(([scope, name]) => [scope, name === null ? null : this.read(name)]);
    return Object.fromEntries(found.filter(([, text]) => text !== undefined)) as NonNullable<LintOptions['broader']>;
  }

  private read(name: string): Text | undefined {
    if (!this.texts.has(name)) this.texts.set(name, textOf(name));
    return this.texts.get(name);
  }
}

function textOf(name: string): Text | undefined {
  try {
    // a pipe would be waited for, for ever
    return statSync(name).isFile() ? { name, text: decode(readBytes(name), name) } : undefined;
  } catch (e) {
    if (e instanceof CommandError || (e as NodeJS.ErrnoException).code !== undefined) return undefined;
    throw e;
  }
}

import { SCOPES, type PolicySet, type PolicyText, type Scope } from '@sluice/runtime';
import type { Options } from '../args.ts';
import { nameOf, readText } from '../input/text.ts';
import { CommandError, type Io } from '../io.ts';

/** The documents of the scopes as options, from broad to narrow. */
export const scopeOptions = {
  global: { value: 'FILE', help: 'The policy of the global scope.' },
  workspace: { value: 'FILE', help: 'The policy of the workspace.' },
  product: { value: 'FILE', help: 'The policy of the product.' },
  api: { value: 'FILE', help: 'The policy of the API.' },
  operation: { value: 'FILE', help: 'The policy of the operation.' },
} as const satisfies Options & Record<Scope, unknown>;

export type InputOptions = { readonly [S in Scope]?: string } & {
  readonly gravitee?: string;
  readonly 'gravitee-policy'?: string;
};

/** What is to be run: API Management's documents, or a definition of Gravitee's. */
export type RunInput = { readonly stdin: boolean } & (
  | { readonly kind: 'policies'; readonly documents: PolicySet['documents'] }
  | { readonly kind: 'gravitee'; readonly definition: PolicyText; readonly options: { readonly policy?: string } }
);

/** One policy, one document for each scope that has an option, or a Gravitee definition. Throws CommandError. */
export async function readInput(
  policies: readonly string[],
  options: InputOptions,
  io: Io,
  verb = 'run',
): Promise<RunInput> {
  const { gravitee, 'gravitee-policy': policy } = options;
  const scopes = SCOPES.filter((scope) => options[scope] !== undefined);
  const given: readonly { readonly as: string; readonly way: string; readonly path: string }[] = [
    ...policies.map((path) => ({ as: path, way: 'policy', path })),
    ...scopes.map((scope) => ({ as: `--${scope}`, way: 'scope', path: options[scope]! })),
    ...(gravitee === undefined ? [] : [{ as: '--gravitee', way: 'gravitee', path: gravitee }]),
  ];
  if (given.length === 0) throw new CommandError(`${verb} takes a policy: sluice ${verb} POLICY`);
  if (policies.length > 1 || given.some(({ way }) => way !== given[0]!.way)) {
    const list = given.map(({ as }) => as).join(' and ');
    throw new CommandError(`${verb} takes one policy, policies by scope, or a Gravitee definition, not ${list}`);
  }
  if (policy !== undefined && gravitee === undefined)
    throw new CommandError('--gravitee-policy says what --gravitee FILE is, which is not given');
  if (given.filter(({ path }) => path === '-').length > 1) throw new CommandError('only one of the files can be stdin');

  const stdin = given.some(({ path }) => path === '-');
  if (gravitee !== undefined) {
    const named = policy === undefined ? {} : { policy };
    return { kind: 'gravitee', stdin, definition: await readNamed(gravitee, io), options: named };
  }
  if (scopes.length === 0) return { kind: 'policies', stdin, documents: await readNamed(policies[0]!, io) };
  const documents: Partial<Record<Scope, PolicyText>> = {};
  for (const scope of scopes) documents[scope] = await readNamed(options[scope]!, io);
  return { kind: 'policies', stdin, documents };
}

const readNamed = async (path: string, io: Io): Promise<{ name: string; text: string }> => ({
  name: nameOf(path),
  text: await readText(path, io),
});

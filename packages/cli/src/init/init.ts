import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { profiles } from '@sluice/lint';
import { CONFIG_FILE } from '../config/format.ts';
import { fileError } from '../input/text.ts';
import { about, CommandError, type ExitStatus, type Io } from '../io.ts';
import { policyFiles } from '../lint/discover.ts';
import { placeOf } from '../lint/layout.ts';
import { count, styleOf } from '../output/style.ts';
import { FIRST_POLICY, FIRST_SCENARIO, WORKFLOW } from './templates.ts';

interface InitArguments {
  readonly positionals: readonly string[];
  readonly options: { readonly profile?: string };
}

/** `sluice init`: what a repository of policies needs to be checked. Writes new files only. */
export async function initialise({ positionals, options }: InitArguments, io: Io): Promise<ExitStatus> {
  const [folder = '.', ...more] = positionals;
  if (more.length > 0) throw new CommandError('init takes one folder');
  const { profile = 'recommended' } = options;
  const known = [...profiles.keys()].map(String);
  if (!known.includes(profile))
    throw new CommandError(`there is no profile "${profile}"; profiles are ${known.join(', ')}`);
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw about(folder, 'this is a file, not a folder');

  const { bold, dim } = styleOf(io.out);
  const write = (name: string, text: string): void => {
    const file = path.join(folder, name);
    const written = writeNew(file, text);
    io.out.write(written ? `${bold(file)} written\n` : `${file} is there already, and left alone\n`);
  };
  const found = await policiesIn(folder, io);
  write(CONFIG_FILE, configuration(folder, profile));
  if (found.length === 0) {
    write('policies/hello.xml', FIRST_POLICY);
    write('policies/hello.scenario.yaml', FIRST_SCENARIO);
  }
  const layouts = [...new Set(found.flatMap((name) => placeOf(name)?.layout ?? []))];
  const knownBy = layouts.length > 0 ? `; scopes are known from the layout: ${layouts.join(', ')}` : '';
  if (found.length > 0) io.out.write(`${count(found.length, 'policy', 'policies')} found${knownBy}\n`);

  const hello = path.join(folder, 'policies/hello.xml');
  const scenario = hello.replace(/xml$/, 'scenario.yaml');
  const given = shellWord(folder);
  io.out.write(`\nNext:\n  sluice lint ${given}\n`);
  if (found.length === 0) io.out.write(`  sluice run ${shellWord(hello)} --scenario ${shellWord(scenario)}\n`);
  else io.out.write(`  sluice lint ${given} --write-baseline   ${dim('to begin with new findings only')}\n`);
  io.out.write(`\nIn CI, .github/workflows/policies.yml:\n\n${WORKFLOW.replaceAll('FOLDER', () => given)}`);
  return 0;
}

/** As a shell takes it for one word. */
const shellWord = (text: string): string => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

async function policiesIn(folder: string, io: Io): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names: string[] = [];
  for await (const { name } of policyFiles([folder], io, { refuse: () => undefined })) names.push(name);
  return names;
}

const SCHEMA = 'node_modules/@sluice/cli/sluice.config.schema.json';

function configuration(folder: string, profile: string): string {
  const schema = existsSync(path.join(folder, SCHEMA)) ? { $schema: `./${SCHEMA}` } : {};
  return `${JSON.stringify({ ...schema, extends: [profile], rules: {}, ignore: [], overrides: [] }, null, 2)}\n`;
}

/** False where the file is there. Throws CommandError where it cannot be written. */
function writeNew(file: string, text: string): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw about(file, fileError(e));
  }
}

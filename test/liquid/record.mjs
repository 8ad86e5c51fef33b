// Builds the oracle, asks it the questions of questions.json and writes answers.jsonl. Needs the .NET SDK and ICU; the
// answers are those of .NET 8, invariant culture, UTC, and depend on nothing else: a second run changes no byte.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const program = join(tmpdir(), 'sluice-liquid-oracle');
const env = { ...process.env, TZ: 'UTC', DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '0', DOTNET_NOLOGO: '1' };
execFileSync('dotnet', ['publish', at('oracle/'), '-c', 'Release', '-o', program], { env, stdio: 'ignore' });
const answers = execFileSync(join(program, 'oracle'), [at('questions.json')], { env, maxBuffer: 1 << 26 });
writeFileSync(at('answers.jsonl'), answers);

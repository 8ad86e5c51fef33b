import { lintRules, profiles, severityIn } from '@sluice/lint';
import type { ExitStatus, Io } from '../io.ts';
import type { Known } from './check.ts';

/** `--print-config FILE`: everything that decides about a file, and where it comes from, as JSON. */
export function printConfig({ settings, place, around, options }: Known, io: Io): ExitStatus {
  const profile = profiles.get(options.profile ?? 'recommended')!;
  const { rules: chosen } = settings;
  const severities = [...lintRules.values()].map((rule) => [rule.id, chosen[rule.id] ?? severityIn(profile, rule)]);
  const others = Object.entries(chosen).filter(([id]) => !lintRules.has(id));
  const described = around?.service.fragments;
  const fragments = options.fragments?.keys() ?? (described === undefined ? null : Object.keys(described));
  const { layout, ...where } = place ?? { layout: null };
  const shown = {
    sources: settings.sources,
    layout,
    ...where,
    scope: options.scope ?? null,
    gateway: options.gateway ?? null,
    ...(settings.api !== undefined && { api: settings.api }),
    profile: profile.name,
    ignored: settings.ignored,
    lenient: settings.lenient,
    service:
      around === null
        ? null
        : [
            ...(around.described === null ? [] : [around.described.file.name]),
            ...around.extracted.map(({ folder }) => folder),
          ],
    fragments: fragments === null ? null : [...fragments].sort(),
    fmt: settings.fmt,
    rules: Object.fromEntries([...severities, ...others].sort(([a], [b]) => (a! < b! ? -1 : 1))) as object,
  };
  io.out.write(`${JSON.stringify(shown, null, 2)}\n`);
  return 0;
}

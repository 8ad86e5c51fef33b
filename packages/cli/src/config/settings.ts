import { existsSync } from 'node:fs';
import path from 'node:path';
import { profiles, type LintOptions } from '@sluice/lint';
import { CommandError } from '../io.ts';
import { CONFIG_FILE, type Config } from './format.ts';
import { matchesGlob } from './glob.ts';
import { loadConfig, profileLayer, type Layer } from './load.ts';

/** What a configuration says of one file. */
export interface Settings extends Pick<LintOptions, 'profile' | 'scope' | 'gateway'> {
  readonly rules: NonNullable<LintOptions['rules']>;
  readonly api?: string;
  /** The file that describes the service. */
  readonly service?: string;
  readonly lenient: boolean;
  readonly ignored: boolean;
  readonly fmt: NonNullable<Config['fmt']>;
  /** Where it all comes from, the later over the earlier. */
  readonly sources: readonly string[];
}

/** What of the command line decides about settings. */
export interface SettingsOptions {
  readonly config?: string;
  readonly profile?: string;
}

/**
 * The settings of files: each file has those of the nearest `sluice.config.json` above it, unless the command line
 * names one for all. A profile of the command line is what they start from. Every configuration is read once.
 */
export class SettingsSource {
  private readonly base: readonly Layer[];
  private readonly named: readonly Layer[] | null;
  private readonly byFolder = new Map<string, readonly Layer[]>();

  /** Throws CommandError and ConfigError. */
  constructor({ config, profile }: SettingsOptions) {
    const layer = profile === undefined ? null : profileLayer(profile);
    if (profile !== undefined && layer === null)
      throw new CommandError(`there is no profile "${profile}"; profiles are ${[...profiles.keys()].join(', ')}`);
    this.base = layer === null ? [] : [layer];
    this.named = config === undefined ? null : loadConfig(config).layers;
  }

  /** Throws ConfigError where the configuration of the file has mistakes. */
  of(file: string): Settings {
    const at = path.resolve(file);
    const layers = [...this.base, ...(this.named ?? this.above(path.dirname(at)))];
    const rules: Record<string, NonNullable<LintOptions['rules']>[string]> = Object.create(null) as typeof rules;
    let settings: Settings = { rules, lenient: false, ignored: false, fmt: {}, sources: [] };
    const take = ({ rules: chosen, gateway, scope, api, service }: Choices, folder: string): void => {
      for (const [id, severity] of chosen ?? []) rules[id] = severity;
      settings = {
        ...settings,
        ...(gateway !== undefined && { gateway }),
        ...(scope !== undefined && { scope }),
        ...(api !== undefined && { api: api.text }),
        ...(service !== undefined && { service: path.resolve(folder, service.text) }),
      };
    };
    for (const { name, folder, config, profile } of layers) {
      const relative = path.relative(folder, at).split(path.sep).join('/');
      const matches = (globs: readonly { text: string }[] = []): boolean =>
        !relative.startsWith('../') && globs.some(({ text }) => matchesGlob(relative, text) || isBelow(relative, text));
      take(config, folder);
      for (const override of config.overrides ?? []) if (matches(override.files)) take(override, folder);
      settings = {
        ...settings,
        ...(profile !== undefined && { profile }),
        lenient: config.lenient ?? settings.lenient,
        ignored: settings.ignored || matches(config.ignore),
        fmt: { ...settings.fmt, ...config.fmt },
        sources: [...settings.sources, name],
      };
    }
    return settings;
  }

  private above(folder: string): readonly Layer[] {
    const known = this.byFolder.get(folder);
    if (known !== undefined) return known;
    const file = path.join(folder, CONFIG_FILE);
    const parent = path.dirname(folder);
    const layers = existsSync(file) ? loadConfig(file).layers : parent === folder ? [] : this.above(parent);
    this.byFolder.set(folder, layers);
    return layers;
  }
}

type Choices = Pick<Config, 'rules' | 'gateway' | 'scope' | 'api' | 'service'>;

/** A glob that names a folder is meant for what is in it. */
const isBelow = (file: string, glob: string): boolean => {
  const segments = file.split('/');
  return segments.some((_, i) => i > 0 && matchesGlob(segments.slice(0, i).join('/'), glob));
};

import path from 'node:path';
import { checkGravitee } from '@sluice/gravitee';
import { lint, lintRules, withChosen, type LintOptions } from '@sluice/lint';
import type { Diagnostic } from '@sluice/parser';
import type { FileFindings, ServiceDescription } from '@sluice/runtime';
import type { Settings, SettingsSource } from '../config/settings.ts';
import { ServicesAround, type ServiceAround } from '../described/around.ts';
import { asService } from '../service.ts';
import { BroaderTexts } from './broader.ts';
import type { Candidate } from './discover.ts';
import { fragmentsFor, placeOf, type Place } from './layout.ts';
import { NamedValueUses } from './unused.ts';

/** What is known of a file before it is read: what the configuration says, and what its place tells. */
export interface Known {
  readonly settings: Settings;
  readonly place: Place | null;
  readonly around: ServiceAround | null;
  readonly options: LintOptions;
}

/** What of the command line decides about files, beside their settings. */
export interface CheckerOptions {
  readonly lenient?: boolean;
  /** The file that describes the service of all of them. */
  readonly service?: string;
}

/** Checks files, each with what its configuration and its place say of it. */
export class Checker {
  /** Of everything that was checked. */
  readonly uses = new NamedValueUses();
  private readonly source: SettingsSource;
  private readonly options: CheckerOptions;
  private readonly fragments = new Map<string, ReadonlySet<string> | null>();
  private readonly services = new ServicesAround();
  private readonly broader = new BroaderTexts();

  constructor(source: SettingsSource, options: CheckerOptions) {
    this.source = source;
    this.options = options;
  }

  /** Reads what describes the service of a file; before `known` and `check`. Throws CommandError and ConfigError. */
  async prepare({ name, text }: Candidate): Promise<void> {
    const settings = this.source.of(name);
    const described = this.describedBy(settings);
    if (described !== null) await this.services.read(described);
    // such documents are large, and nothing else asks for them
    if (!text.includes('<rewrite-uri')) return;
    const api = settings.api ?? placeOf(name)?.api;
    if (api !== undefined) await this.services.readSpecification(name, api);
  }

  /** Throws ConfigError. */
  known(file: string): Known {
    const settings = this.source.of(file);
    const { profile, rules, gateway } = settings;
    const place = placeOf(file);
    const scope = settings.scope ?? place?.scope ?? undefined;
    const api = settings.api ?? place?.api;
    const around = this.services.of(file, this.describedBy(settings), api ?? null);
    const fragments = this.fragmentsOf(file, around);
    // a configuration that says otherwise says it of the file alone
    const isPlaced = place !== null && scope === place.scope && api === place.api;
    const options: LintOptions = {
      rules,
      ...(profile !== undefined && { profile }),
      ...(gateway !== undefined && { gateway }),
      ...(scope !== undefined && { scope }),
      ...(fragments !== null && { fragments }),
      ...(isPlaced && { broader: this.broader.of(file) }),
      ...(around !== null && { service: around.service }),
      ...(place?.product !== undefined && { product: place.product }),
      ...(api !== undefined && { api }),
      ...(place?.operation !== undefined && { operation: place.operation }),
    };
    return { settings, place, around, options };
  }

  /** JSON is a definition of Gravitee's; everything else is a policy. Throws ConfigError. */
  check(candidate: Candidate): FileFindings {
    const { settings, around, options } = this.known(candidate.name);
    this.uses.note(candidate.text, around);
    const isGravitee = /^\ufeff?\s*\{/.test(candidate.text);
    // what a code comes to is chosen below, when it is known what the service refuses
    const rules = Object.fromEntries(Object.entries(settings.rules).filter(([id]) => lintRules.has(id)));
    const { file, diagnostics } = isGravitee ? checkGravitee(candidate) : lint(candidate, { ...options, rules });
    const judged = this.options.lenient === true || settings.lenient ? diagnostics : asService(diagnostics);
    return { file, diagnostics: judged.flatMap((d) => withSeverity(asSure(d, around), settings)) };
  }

  /** The named values that nothing uses, where all policies of their service are among what was checked. */
  unusedNamedValues(paths: readonly string[]): readonly FileFindings[] {
    return this.uses.unused(paths).flatMap(({ file, diagnostics }) => {
      const settings = this.source.of(file.name);
      const left = settings.ignored ? [] : diagnostics.flatMap((d) => withSeverity(d, settings));
      return left.length === 0 ? [] : [{ file, diagnostics: left }];
    });
  }

  isIgnored(file: string): boolean {
    return this.source.of(file).ignored;
  }

  private describedBy({ service }: Settings): string | null {
    const given = this.options.service;
    return given === undefined ? (service ?? null) : path.resolve(given);
  }

  /** Those of a description, with their texts, unless the folders hold some, too. */
  private fragmentsOf(file: string, around: ServiceAround | null): ReadonlySet<string> | null {
    const beside = this.fragmentsBeside(file);
    const described = around?.service.fragments;
    return described === undefined || beside === null ? beside : new Set([...beside, ...Object.keys(described)]);
  }

  private fragmentsBeside(file: string): ReadonlySet<string> | null {
    const folder = path.dirname(path.resolve(file));
    const known = this.fragments.get(folder);
    if (known !== undefined) return known;
    const found = fragmentsFor(file);
    this.fragments.set(folder, found);
    return found;
  }
}

/** Parts of a description that errors rest on, by code. */
const RESTS_ON: Readonly<Record<string, keyof ServiceDescription>> = {
  APIM2026: 'fragments',
  APIM2028: 'namedValues',
  APIM2050: 'backends',
  APIM2051: 'apis',
};

/** That something is missing is only as sure as a repository is complete; a description says that it is. */
function asSure(d: Diagnostic, around: ServiceAround | null): Diagnostic {
  const part = RESTS_ON[d.code];
  const isSure = part === undefined || around?.described?.service[part] !== undefined;
  return isSure || d.severity !== 'error' ? d : { ...d, severity: 'warning' };
}

/** What the configuration makes of a finding of reader or binder; of rules, the linter knows already. */
const withSeverity = (d: Diagnostic, { rules }: Settings): readonly Diagnostic[] =>
  lintRules.has(d.code) ? [d] : withChosen(d, rules);

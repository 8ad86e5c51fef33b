import { FORMAT_VALUES } from '@sluice/format';
import { lintRules, profiles, unusedDirective } from '@sluice/lint';
import { GATEWAYS, SCOPES } from '@sluice/runtime';
import { bool, either, integer, list, names, object, oneOf, text, type Shape } from './shape.ts';

/**
 * `sluice.config.json`: what it may hold. Read, checked and described (the JSON schema in the package) from this one
 * definition. Paths and globs in a configuration count from its own folder.
 */
export const CONFIG_FILE = 'sluice.config.json';

const SEVERITIES = ['off', 'hint', 'warning', 'error'] as const;

const known: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...lintRules.values(), unusedDirective].map(({ id, title, severity }) => [id, `${title} (${severity})`]),
  ),
};

/** Codes of the checker may be set beside rules; only warnings and hints can be switched off. */
const CODE = '^(?:XML|CS|APIM|GIO)\\d{4}$';

/** What may be said for all files and, in `overrides`, for some. */
const choices = {
  rules: names(oneOf(SEVERITIES), known, CODE, 'Rules by id: off, or the severity of their findings.'),
  gateway: oneOf(GATEWAYS, 'The kind of gateway that the policies are for.'),
  scope: oneOf(SCOPES, 'The scope of the documents, where their place in the repository does not tell it.'),
  api: text('The id of the API that the documents are for.'),
  service: text('The description of the service that the documents are for: the path of a YAML or JSON file.'),
};

export const configShape = object(
  {
    $schema: text('The schema of this file, for editors.'),
    extends: list(
      text(`A profile (${[...profiles.keys()].join(', ')}), or the path of another configuration: ./base.json`),
      'What this configuration starts from, the later over the earlier.',
      true,
    ),
    ...choices,
    ignore: list(text('A glob.'), 'Files and folders that are passed by, as globs: generated/**.'),
    lenient: bool('Types and members off the list of the service are warnings, not errors.'),
    overrides: list(
      object(
        { files: list(text('A glob.'), 'The files that this is for, as globs.', true), ...choices },
        'What is different for some files.',
        ['files'],
      ),
      'What is different for some files; later entries win.',
    ),
    fmt: object(
      {
        indent: either(
          integer(FORMAT_VALUES.indent, 'Spaces per level.'),
          oneOf(['tab']),
          'Spaces per level, or "tab".',
        ),
        width: integer(FORMAT_VALUES.width, 'The length beyond which each attribute stands on a line of its own.'),
        expressions: oneOf(
          FORMAT_VALUES.expressions,
          'Whether the lines of an expression are indented with their element.',
        ),
        attributes: oneOf(
          FORMAT_VALUES.attributes,
          'The order of attributes: as written, or as the policy lists them.',
        ),
        emptyElements: oneOf(FORMAT_VALUES.emptyElements, 'Whether <a></a> is written <a />.'),
      },
      'How sluice fmt writes.',
    ),
  },
  'Configuration of sluice',
);

type Value<S> = S extends Shape<infer T> ? T : never;
export type Config = Value<typeof configShape>;

/** The JSON schema, draft 7, as editors want it. */
export const configSchema = (): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: CONFIG_FILE,
  allowComments: true,
  allowTrailingCommas: true,
  ...configShape.schema,
});

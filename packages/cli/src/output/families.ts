/** Whose a code is: it begins with a name that all of one finder have. Of several rows that fit, the first is meant. */
export const FAMILIES = [
  {
    prefix: 'XML',
    category: 'reader',
    title: 'The reader',
    about: 'Found by the reader: the text itself, before anything is known of policies.',
  },
  {
    prefix: 'APIM29',
    category: 'policy',
    title: 'What may stand in an expression',
    about: 'An expression that C# takes, and the service refuses or Sluice does not have yet.',
  },
  {
    prefix: 'APIM',
    category: 'policy',
    title: 'Policies',
    about: 'Found where policies are bound: elements, attributes, sections, scopes.',
  },
  {
    prefix: 'CS',
    category: 'csharp',
    title: 'Expressions',
    about: "C#'s own code; what the C# compiler's documentation says of it holds here, too.",
  },
  { prefix: 'LIQ', category: 'liquid', title: 'Liquid', about: 'Found in a Liquid template, where it is read.' },
  { prefix: 'GIO', category: 'gravitee', title: 'Gravitee', about: 'Found in a Gravitee API definition.' },
  {
    prefix: 'CFG',
    category: 'configuration',
    title: 'Configuration',
    about: 'Found in sluice.config.json, or in the description of a service. The command ends with status 2.',
  },
] as const;

export type Family = (typeof FAMILIES)[number];

export function familyOf(code: string): Family {
  const family = FAMILIES.find(({ prefix }) => code.startsWith(prefix));
  if (family === undefined) throw new Error(`no family of codes has ${code}`);
  return family;
}

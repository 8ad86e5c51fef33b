import { diagnostics } from '@sluice/parser';

/**
 * What is wrong with a template, said when it is loaded. DotLiquid stops at the first mistake, with these words; here
 * every one of them is reported. What goes wrong while a template is rendered is part of its output instead.
 */
export const liquidMessages = diagnostics({
  LIQ5001: {
    severity: 'error',
    message: "Tag '{text}' was not properly terminated with regexp: \\%\\}",
    help: 'A tag is {% name … %}; a quote inside it has to be closed before it ends.',
  },
  LIQ5002: {
    severity: 'error',
    message: "Variable '{text}' was not properly terminated with regexp: \\}\\}",
    help: 'An output is {{ name | Filter }}; a quote inside it has to be closed before it ends.',
  },
  LIQ5003: { severity: 'error', message: '{tag} tag was never closed', help: 'Close it with {% end{tag} %}.' },
  LIQ5004: {
    severity: 'error',
    message: "Unknown tag '{tag}'{hint}",
    help: 'Names of tags are case-sensitive, and an end tag needs its begin.',
  },
  LIQ5005: {
    severity: 'error',
    message: '{tag} tag does not expect else tag',
    help: 'else belongs into if, unless, case and for.',
  },
  LIQ5006: {
    severity: 'error',
    message: "'end' is not a valid delimiter for {tag} tags. Use end{tag}",
    help: 'Each tag is closed by its own name behind "end".',
  },
  LIQ5007: {
    severity: 'error',
    message: "Syntax Error in '{tag}' tag - Valid syntax: {syntax}",
    help: 'Write the tag in that form.',
  },
  LIQ5008: {
    severity: 'error',
    message: 'Tags are nested deeper than {limit} levels',
    help: 'DotLiquid itself gives up at 80 nested scopes.',
  },
  LIQ5009: {
    severity: 'warning',
    message: 'There is no filter {name}: its input passes through unchanged{hint}',
    help: 'Filters have the names of C# methods: Upcase, DividedBy, NewlineToBr.',
  },
  LIQ5010: {
    severity: 'warning',
    message: 'Unknown operator {operator}: an error takes the place of the tag',
    help: 'The operators are ==, !=, <>, <, >, <=, >=, contains, startsWith, endsWith, hasKey and hasValue.',
  },
  LIQ5011: {
    severity: 'warning',
    message: '{tag} finds no other template: an error takes its place',
    help: 'A policy has no files; put the content here.',
  },
  LIQ5012: {
    severity: 'warning',
    message: '{text} is one name: an operator needs blanks around it',
    help: "Write a == 'b'; without blanks nothing is compared.",
  },
  LIQ5013: {
    severity: 'warning',
    message: 'body is empty here: return-response has dropped it',
    help: 'Keep what is needed in a variable before, and read context.Variables.',
  },
});

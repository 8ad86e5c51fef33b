import { diagnostics } from '@sluice/parser';

/**
 * What is wrong with a policy document beyond its XML. Errors are what the service refuses or Sluice cannot run; where
 * sources disagree the same finding is a warning, made with `softened`.
 */
export const policyMessages = diagnostics({
  APIM2001: {
    severity: 'error',
    message: '<{name}> is no policy{hint}',
    help: 'Check the spelling against the list of policies. Names are lower-case with hyphens.',
  },
  APIM2002: {
    severity: 'error',
    message: '<{policy}> has no attribute {name}{hint}',
    help: 'Remove the attribute, or correct its name. Attribute names are lower-case with hyphens.',
  },
  APIM2003: {
    severity: 'error',
    message: '<{policy}> needs the attribute {name}: {doc}',
    help: 'Add the attribute.',
  },
  APIM2004: {
    severity: 'error',
    message: '{name} of <{policy}> must be {expected}, not "{value}"{hint}',
    help: 'Correct the value, or use an expression where the attribute allows one.',
  },
  APIM2005: {
    severity: 'error',
    message: '{name} of <{policy}> takes no expression',
    help: 'The service reads this value when the policy is saved, so it must be a literal or a named value.',
  },
  APIM2006: {
    severity: 'error',
    message: '<{policy}> is not allowed in {section}; it belongs in {allowed}',
    help: 'Move the statement to a section that allows it.',
  },
  APIM2007: {
    severity: 'error',
    message: '<{policy}> is not allowed in a policy of {scope} scope; it belongs in {allowed}',
    help: 'Move the statement to a document of a scope that allows it.',
  },
  APIM2008: {
    severity: 'error',
    message: '<{name}> does not belong inside <{parent}>{hint}',
    help: 'Remove the element, or move it to where it belongs.',
  },
  APIM2009: {
    severity: 'error',
    message: '<{parent}> needs <{name}>: {doc}',
    help: 'Add the element.',
  },
  APIM2010: {
    severity: 'error',
    message: '<{parent}> takes {max} <{name}> at most',
    help: 'Remove the one too many.',
  },
  APIM2011: {
    severity: 'error',
    message: '<{name}> takes no text',
    help: 'Remove the text, or put it into the attribute or child element it was meant for.',
  },
  APIM2012: {
    severity: 'error',
    message: '<{name}> needs a text: {doc}',
    help: 'Write the text between the tags.',
  },
  APIM2013: {
    severity: 'error',
    message: '<{name}> is no section of <policies>{hint}',
    help: 'A policy document holds the sections inbound, backend, outbound and on-error; statements stand inside them.',
  },
  APIM2014: {
    severity: 'error',
    message: 'The section <{name}> is there twice',
    help: 'Each section stands once in a document. Put the statements of both together.',
  },
  APIM2015: {
    severity: 'error',
    message: '<base /> does not belong here: it stands directly in a section of a policy document',
    help: 'Remove it, or move it to the section itself. A fragment has no base.',
  },
  APIM2016: {
    severity: 'warning',
    message: 'A second <base /> runs the statements of the broader scope again',
    help: 'One base per section is enough.',
  },
  APIM2017: {
    severity: 'error',
    message: 'The backend section holds one statement at most, <base /> included; this is one more',
    help: 'Put several statements into a container, such as <choose>, <retry> or <limit-concurrency>.',
  },
  APIM2018: {
    severity: 'error',
    message: '<{policy}> is known, but Sluice cannot run it yet',
    help: 'The document can be checked, not run. Remove the statement for the run, or wait for a version that runs it.',
  },
  APIM2019: {
    severity: 'error',
    message: '{what} of <{policy}> is known, but Sluice cannot run it yet',
    help: 'The document can be checked, not run.',
  },
  APIM2020: {
    severity: 'error',
    message: '<{policy}> takes one of {names}, not {count}',
    help: 'Keep one of them.',
  },
  APIM2021: {
    severity: 'error',
    message: '<{policy}> needs {names}',
    help: 'Add what is missing.',
  },
  APIM2022: {
    severity: 'error',
    message: '{name} of <{policy}> has a meaning only beside {other}',
    help: 'Remove it, or add what it belongs to.',
  },
  APIM2023: {
    severity: 'error',
    message: '<{name}> must stand before <{other}> in <{policy}>',
    help: 'The service reads the children of a policy in the order of its reference page.',
  },
  APIM2024: {
    severity: 'error',
    message: '<{policy}> stands twice in this section; the service takes it once, branches and fragments counted',
    help: 'Keep one of them.',
  },
  APIM2025: {
    severity: 'error',
    message: '<{policy}> must not stand inside <{name}>',
    help: 'Move it out.',
  },
  APIM2026: {
    severity: 'error',
    message: 'There is no fragment "{id}"{hint}',
    help: 'The service refuses a policy that includes a fragment it does not have. Check the id, or hand the fragment in.',
  },
  APIM2027: {
    severity: 'error',
    message: 'A fragment cannot include another fragment{hint}',
    help: 'Include both fragments in the policy document instead.',
  },
  APIM2028: {
    severity: 'error',
    message: 'There is no named value "{name}"{hint}',
    help: 'The service refuses a policy that uses a named value it does not have. Check the name, or hand the value in.',
  },
  APIM2029: {
    severity: 'error',
    message: '<{name}> cannot be the root of a policy document{hint}',
    help: 'A policy document begins with <policies>, a fragment with <fragment>.',
  },
  APIM2030: {
    severity: 'error',
    message: 'This text belongs to no statement',
    help: 'Between statements only white space and comments may stand.',
  },
  APIM2031: {
    severity: 'error',
    message: 'A policy document has one root; this is another',
    help: 'Remove one of them, or put them into files of their own.',
  },
  APIM2032: {
    severity: 'error',
    message: 'The document is empty: it has no <policies>, no <fragment> and no statement',
    help: 'Write at least <policies />.',
  },
  APIM2033: {
    severity: 'warning',
    message: '<{policy}> in {section} is not documented; sources disagree whether the service takes it',
    help: 'The reference lists it for {allowed}.',
  },
  APIM2034: {
    severity: 'error',
    message: 'This is a placeholder that another tool fills in',
    help: 'Fill the template in first, and run the result.',
  },
  APIM2035: {
    severity: 'warning',
    message:
      '{name} of <{policy}> gets a value of type {type}, which is not among the types that the service documents',
    help: 'The service was seen to refuse some types, string[] among them. Keep a text or a JSON token instead.',
  },
  APIM2036: {
    severity: 'error',
    message: 'A <{form}> document may have {most} KiB; this one has {size}',
    help: 'Move statements into fragments, or long literals into named values.',
  },
  APIM2037: {
    severity: 'error',
    message: '<{policy}> is documented not to work in a fragment',
    help: 'Write the statement into the policy document itself.',
  },
  APIM2038: {
    severity: 'error',
    message: 'Two <{child}> have the {attribute} "{value}"',
    help: 'Give each a {attribute} of its own, or keep one of them.',
  },
  APIM2039: {
    severity: 'warning',
    message: '<{policy}> has no reference page. Here {what}',
    help: 'The service may do something else. Try the document there before relying on this run.',
  },
  APIM2040: {
    severity: 'error',
    message: '<{parent}> takes {max} <{name}> of your own at most',
    help: 'Remove the one too many. Those that the gateway fills in by itself do not count.',
  },
  APIM2041: {
    severity: 'error',
    message: 'The {name} {text} of <{parent}> stands beside others',
    help: 'It stands for all of them: keep it alone, or list the others without it.',
  },
  APIM2050: {
    severity: 'error',
    message: 'There is no {entity} "{id}"{hint}',
    help: 'Check the spelling, or add what is missing to the description of the service.',
  },
  APIM2051: {
    severity: 'error',
    message: 'The parameter {name} is not in the URL template of {where}{hint}',
    help: 'A rewrite uses parameters of the original URL template alone. Other values need an expression.',
  },
  APIM2052: {
    severity: 'warning',
    message: 'The logger "{id}" is of the type {type}; <{policy}> writes to an event hub',
    help: 'Name a logger of the type azureEventHub.',
  },
  APIM2053: {
    severity: 'warning',
    message: '"{url}" is none of the OpenID configurations that the service is described to trust{hint}',
    help: 'Tokens of that issuer get in. Correct the URL, or add it to openIdConfigs in the description of the service.',
  },
  APIM2054: {
    severity: 'warning',
    message: 'The service has no external cache, so nothing is ever found or kept',
    help: 'Leave caching-type out, or set an external cache up.',
  },
  APIM2055: {
    severity: 'error',
    message: 'The value of the named value "{name}" is not known here',
    help: 'The description of the service names it without a value. Give it one in the scenario.',
  },
  APIM2056: {
    severity: 'hint',
    message: 'No policy uses the named value "{name}"',
    help: 'Remove it, unless something outside these policies needs it.',
  },
  APIM2057: {
    severity: 'warning',
    message: 'The API "{api}" is not in the product "{product}", so this never counts',
    help: 'Remove the element, or add the API to the product.',
  },
});

/** What the service refuses, although what is meant is clear and can be run. */
const REFUSALS: ReadonlySet<string> = new Set<keyof (typeof policyMessages)['entries']>([
  'APIM2002',
  'APIM2006',
  'APIM2007',
  'APIM2010',
  'APIM2011',
  'APIM2017',
  'APIM2020',
  'APIM2022',
  'APIM2023',
  'APIM2024',
  'APIM2025',
  'APIM2036',
  'APIM2037',
  'APIM2050',
  'APIM2051',
]);

/** Whether a lenient run passes over it. An APIM code of another catalogue is the expression engine's: a type off the list. */
export const isRefusal = (code: string): boolean =>
  REFUSALS.has(code) || (code.startsWith('APIM') && !Object.hasOwn(policyMessages.entries, code));

/**
 * From Newtonsoft's JSON of an XML document to the service's, as far as it was seen: `$` stands between prefix and
 * name, and what the XML declaration says stands beside the root element. Takes what SerializeXNode gives, whose
 * nesting is bounded; it repeats the default namespace in elements whose parents have a prefix, which SerializeXmlNode
 * and the service do not.
 */
type Json = string | null | readonly Json[] | { readonly [name: string]: Json };

/** `arrays`: child elements are arrays also where there is one. */
export function serviceJson(newtonsoft: string, arrays: boolean): string {
  const document = JSON.parse(newtonsoft) as { readonly [name: string]: Json };
  const members = Object.entries(document).flatMap(([name, value]) =>
    name === '?xml'
      ? Object.entries(value as object).map(([part, text]) => member(part.slice(1), JSON.stringify(text)))
      : [member(renamed(name), written(value, arrays, ''))],
  );
  return `{${members.join(',')}}`;
}

/** `namespace`: the default namespace around the value. */
function written(value: Json, arrays: boolean, namespace: string): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => written(item, arrays, namespace)).join(',')}]`;
  let entries = Object.entries(value);
  const declared = entries.find(([name]) => name === '@xmlns')?.[1];
  if (declared === namespace) {
    entries = entries.filter(([name]) => name !== '@xmlns');
    const only = entries[0];
    if (only === undefined) return 'null';
    if (entries.length === 1 && only[0] === '#text' && typeof only[1] === 'string') return JSON.stringify(only[1]);
  }
  const within = typeof declared === 'string' ? declared : namespace;
  const members = entries.map(([name, child]) => {
    const text = written(child, arrays, within);
    return member(renamed(name), arrays && isElement(name) && !Array.isArray(child) ? `[${text}]` : text);
  });
  return `{${members.join(',')}}`;
}

const member = (name: string, value: string): string => `${JSON.stringify(name)}:${value}`;

const renamed = (name: string): string => name.replace(':', '$');

/** Not an attribute, a text, an instruction or a document type. */
const isElement = (name: string): boolean => !/^[@#?!]/.test(name);

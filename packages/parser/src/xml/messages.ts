import { bagMessages } from '../diag/bag.ts';
import { diagnostics } from '../diag/catalogue.ts';

/** What the reader has to say about a document's surface. Structure (which policy may stand where) is judged later. */
export const xmlMessages = diagnostics({
  ...bagMessages.entries,
  XML1001: {
    severity: 'error',
    message: '<{name}> is never closed',
    help: 'Write the end tag, or end the start tag with "/>" where the element has no content.',
  },
  XML1002: {
    severity: 'error',
    message: 'The end tag </{end}> does not match the start tag <{start}>',
    help: 'Start and end tag must have the same name, in the same letter case.',
  },
  XML1003: {
    severity: 'error',
    message: '</{name}> closes nothing: no <{name}> is open here',
    help: 'Remove the end tag, or write the start tag it belongs to.',
  },
  XML1004: {
    severity: 'error',
    message: 'The tag of <{name}> does not end: ">" is missing',
    help: 'End a tag with ">", or with "/>" where the element has no content.',
  },
  XML1005: {
    severity: 'error',
    message: 'The attribute {name} has no value',
    help: 'Write {name}="…"; an attribute cannot stand without a value.',
  },
  XML1006: {
    severity: 'error',
    message: 'The attribute {name} is given twice',
    help: 'Remove one of them; an element has each attribute once.',
  },
  XML1007: {
    severity: 'error',
    message: 'The value of {name} needs quotes',
    help: 'Put the value between double or single quotes.',
  },
  XML1008: {
    severity: 'error',
    message: 'The value of {name} does not end: the closing {quote} is missing',
    help: 'Close the value with the quote it was opened with.',
  },
  XML1009: {
    severity: 'error',
    message: '{text} does not belong in the tag of <{name}>',
    help: 'A tag holds attributes, name="value", separated by white space. Often a quote too many or too few is the cause.',
  },
  XML1010: {
    severity: 'error',
    message: 'The expression does not end: its closing "{bracket}" is missing',
    help: 'Close every bracket and every string of the expression.',
  },
  XML1011: { severity: 'error', message: 'The comment does not end: "-->" is missing', help: 'Close it with "-->".' },
  XML1012: {
    severity: 'error',
    message: 'The CDATA section does not end: "]]>" is missing',
    help: 'Close it with "]]>".',
  },
  XML1013: {
    severity: 'error',
    message: 'The processing instruction does not end: "?>" is missing',
    help: 'Close it with "?>".',
  },
  XML1014: {
    severity: 'error',
    message: 'A document type declaration is not allowed in a policy',
    help: 'Remove it. Entities declared in it are not expanded.',
  },
  XML1015: {
    severity: 'hint',
    message: 'A raw "<" in the value of {name}: XML writes &lt;',
    help: 'Other XML tools refuse the file. Outside expressions write &lt; for "<".',
  },
  XML1016: {
    severity: 'error',
    message: 'This "<" begins no tag, and is read as text: XML writes &lt;',
    help: 'XML refuses a raw "<". Write &lt; where the character is meant.',
  },
  XML1017: {
    severity: 'hint',
    message: 'This "&" begins no reference that XML knows, and is read as it stands',
    help: 'Write &amp; where the character is meant. XML knows &lt; &gt; &amp; &quot; &apos; and numbers such as &#xA0;.',
  },
  XML1018: {
    severity: 'hint',
    message: '"--" inside a comment: XML allows it at the end only',
    help: 'Other XML tools refuse the file. Draw rulers with "=" instead.',
  },
  XML1019: {
    severity: 'hint',
    message: 'The character U+{code} is not allowed in XML',
    help: 'Remove it; it usually comes from copying.',
  },
  XML1020: {
    severity: 'error',
    message: 'Elements are nested deeper than {limit} levels; what lies deeper is read as text',
    help: 'No policy needs such depth. Look for an element that is opened again and again instead of closed.',
  },
  XML1021: {
    severity: 'error',
    message: 'The document has {length} characters, more than the {limit} that are read',
    help: 'Raise the limit if the document is meant to be that long.',
  },
  XML1022: {
    severity: 'warning',
    message: 'The value of {name} goes on behind the expression, so the whole value is read as text',
    help: 'An expression must be the whole value: put the rest into it, @("…" + …).',
  },
  XML1023: {
    severity: 'error',
    message: 'White space is missing before the attribute {name}',
    help: 'Separate attributes by a space. A quote inside the value before may have ended it too early.',
  },
  XML1024: {
    severity: 'error',
    message: '<{name}> where </{name}> was probably meant',
    help: 'The element is opened a second time inside itself, and neither is closed. Write the end tag with "/".',
  },
});

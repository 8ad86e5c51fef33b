import type { Row } from '../../types/define.ts';
import { nullReference } from '../../values/exception.ts';
import { formEncoded } from '../../values/form-encoding.ts';

/** Names with values as the query of a URL and as the content of a form; null where there are none. */
const encoded = (form: unknown): string | null => (form === null ? nullReference() : formEncoded(form));

export const forms: Readonly<Record<string, Row>> = {
  'static string ToQueryString(this IDictionary<string, IList<string>> dictionary)': (form) => {
    const content = encoded(form);
    return content === null ? null : `?${content}`;
  },
  'static string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> dictionary)': encoded,
};

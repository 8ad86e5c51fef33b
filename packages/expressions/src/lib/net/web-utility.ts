import { typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { htmlDecode, htmlEncode } from '../../values/html.ts';
import type { StringWriter } from '../../values/string-writer.ts';
import { notNegative, notOver } from '../../values/text-guard.ts';
import { urlDecode, urlDecodeBytes, urlEncode, urlEncodeBytes } from '../../values/url-encoding.ts';

type Text = string | null;

function range(bytes: Uint8Array | null, offset: number, count: number): Uint8Array | null {
  if (bytes === null) return count === 0 ? null : argumentNull('bytes');
  notNegative('offset', offset);
  notOver('offset', offset, bytes.length);
  notNegative('count', count);
  notOver('count', count, bytes.length - offset);
  return bytes.subarray(offset, offset + count);
}
const bytesOf = (bytes: Uint8Array | null, to: (bytes: Uint8Array) => Uint8Array): Uint8Array | null =>
  bytes === null ? null : to(bytes);

/** System.Net.WebUtility: null gives null. */
export const SystemWebUtility = typeDef('System.Net.WebUtility', {
  kind: 'static class',
  documented: 'all',
  members: {
    'static string HtmlEncode(string value)': (value: Text) => (value === null ? null : htmlEncode(value)),
    'static string HtmlDecode(string value)': (value: Text) => (value === null ? null : htmlDecode(value)),
    'static void HtmlEncode(string value, TextWriter output)': (value: Text, output: StringWriter | null) =>
      (output ?? argumentNull('output')).write(value === null ? null : htmlEncode(value)),
    'static void HtmlDecode(string value, TextWriter output)': (value: Text, output: StringWriter | null) =>
      (output ?? argumentNull('output')).write(value === null ? null : htmlDecode(value)),
    'static string UrlEncode(string value)': (value: Text) => (value === null ? null : urlEncode(value)),
    'static string UrlDecode(string encodedValue)': (value: Text) => (value === null ? null : urlDecode(value)),
    'static byte[] UrlEncodeToBytes(byte[] value, int offset, int count)': (bytes, offset, count) =>
      bytesOf(range(bytes, offset, count), urlEncodeBytes),
    'static byte[] UrlDecodeToBytes(byte[] encodedValue, int offset, int count)': (bytes, offset, count) =>
      bytesOf(range(bytes, offset, count), urlDecodeBytes),
  },
});

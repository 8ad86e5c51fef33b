import { toBase64 } from '../base64.ts';

/** DER as text (RFC 7468): lines of 64 characters between two labels, no line break at the end. */
export function toPem(label: string, der: Uint8Array): string {
  const lines = toBase64(der, false).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----`;
}

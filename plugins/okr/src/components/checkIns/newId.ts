/**
 * A random UUID (RFC 9562, version 4). The browser's own is not there on pages without TLS.
 *
 * @internal
 */
export function newId(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  // Version and variant.
  bytes[6] = 0x40 + (bytes[6] % 16);
  bytes[8] = 0x80 + (bytes[8] % 64);
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0'));
  const parts = [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8)];
  return [...parts, hex.slice(8, 10), hex.slice(10)]
    .map(part => part.join(''))
    .join('-');
}

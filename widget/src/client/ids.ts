let lastMs = 0;
let counter = 0;

/**
 * A UUIDv7: ids made later in this page sort later, also within one millisecond. Works without a
 * secure context, where `crypto.randomUUID` is missing.
 */
export function newId(now = Date.now()): string {
  // 12 counter bits (RFC 9562, 6.2, method 1). Past 4,095 ids in a millisecond, borrow the next one.
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const random = crypto.getRandomValues(new Uint8Array(8));
  const time = lastMs.toString(16).padStart(12, '0');
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(tail.slice(0, 1), 16) & 0x3) | 0x8).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${counter.toString(16).padStart(3, '0')}`,
    `${variant}${tail.slice(1, 4)}`,
    tail.slice(4),
  ].join('-');
}

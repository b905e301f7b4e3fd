/**
 * The number that comes `by` after a session id, or before it where `by` is negative, written as long as the id is. An id
 * of digits alone counts in tens, any other in sixteens, as one writes it. Null for what is no number, and below zero.
 */
export function neighbourNumber(id: string, by: 1 | -1): string | null {
  const isDecimal = /^\d{1,15}$/.test(id);
  if (!isDecimal && !/^[0-9a-f]+$/i.test(id)) return null;
  const next = BigInt(isDecimal ? id : `0x${id}`) + BigInt(by);
  return next < 0n ? null : next.toString(isDecimal ? 10 : 16).padStart(id.length, '0');
}

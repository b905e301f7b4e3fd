import type { Body } from '../trace/event.ts';

/** How many characters of a body the trace keeps. */
const KEPT = 4096;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A body as the trace keeps it: `mask` hides secrets before anything else is done, then it is cut. `bytes` is its full size.
 * Null for a message without a body.
 */
export function toBody(
  content: Uint8Array,
  mask: (text: string) => string,
  bytes = content.length,
): Body | null {
  if (bytes === 0) return null;
  const text = mask(decoder.decode(content));
  // A cut between two halves of a surrogate pair would leave text that is not Unicode.
  const kept = text.slice(0, KEPT).replace(/[\uD800-\uDBFF]$/, '');
  return { text: kept, bytes, truncated: kept.length < text.length || bytes > content.length };
}

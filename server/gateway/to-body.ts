import type { Body } from '#shared/trace/event.ts';
import { maskSecrets } from '#shared/trace/mask-secrets.ts';

/** How many characters of a body the trace keeps. */
const KEPT = 4096;

/**
 * A body as the trace keeps it: secrets masked before anything else is done, then cut. `bytes` is its full size.
 * Null for a message without a body.
 */
export function toBody(content: Buffer, bytes = content.length): Body | null {
  if (bytes === 0) return null;
  const text = maskSecrets(content.toString('utf8'));
  // A cut between two halves of a surrogate pair would leave text that is not Unicode.
  const kept = text.slice(0, KEPT).replace(/[\uD800-\uDBFF]$/, '');
  return { text: kept, bytes, truncated: kept.length < text.length || bytes > content.length };
}

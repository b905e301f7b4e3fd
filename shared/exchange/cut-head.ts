import type { Headers } from '../trace/event.ts';

/** How many characters of a message's header lines the trace keeps, and of each where that is not enough for all. */
const KEPT = 8192;
const KEPT_OF_EACH = 1024;
/** How many characters of a request's path. */
const KEPT_OF_PATH = 4096;

/**
 * Header lines as the trace keeps them. Filling the store: a request may bring 16 KB of them and more, and who sends
 * thousands takes everybody's room. What is left out is told in its place.
 */
export function cutHeaders(headers: Headers): Headers {
  if (sizeOf(headers) <= KEPT) return headers;
  const kept: Headers = [];
  let room = KEPT;
  for (const [index, [name, value]] of headers.entries()) {
    const line: Headers[number] = [cut(name, KEPT_OF_EACH), cut(value, KEPT_OF_EACH)];
    room -= sizeOf([line]);
    if (room < 0) {
      const rest = headers.slice(index);
      return [...kept, ['…', `${rest.length} more lines of ${sizeOf(rest)} characters, not kept`]];
    }
    kept.push(line);
  }
  return kept;
}

/** A path as the trace keeps it. */
export const cutPath = (path: string): string => cut(path, KEPT_OF_PATH);

/** Cut between characters, never within one. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}… (${text.length - kept.length} more characters, not kept)`;
}

const sizeOf = (headers: Headers) =>
  headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);

import type { Headers } from '#shared/trace/event.ts';

/** Header lines from Node’s flat list of names and values. */
export function toLines(rawHeaders: readonly string[]): Headers {
  const headers: Headers = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  }
  return headers;
}

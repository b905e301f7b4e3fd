/** `json` is one line of JSON, in which line breaks are always escaped, so that nothing within it can begin a message of its own. */
export type SseMessage = { event: string; id?: number; json: string };

/** One message of a `text/event-stream` (WHATWG HTML, section 9.2). */
export function formatSse({ event, id, json }: SseMessage): string {
  const idLine = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${event}\n${idLine}data: ${json}\n\n`;
}

/** The number in a `Last-Event-ID` header or `after` query: untrusted, so anything but a plain count is null. */
export function parseEventNumber(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{1,15}$/.test(value)) return null;
  return Number(value);
}

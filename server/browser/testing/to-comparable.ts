import type { TraceEvent } from '#shared/trace/event.ts';

type Options = {
  /** Whether the headers of requests are compared, in any order and case; else the two were asked by different programs. */
  isSameAsker: boolean;
};

/** Events without their times, and with names of ids instead of them: what has to be equal wherever the product runs. */
export function toComparable(events: readonly TraceEvent[], { isSameAsker }: Options): string[] {
  const ids = new Map<string, string>();
  const name = (id: string) => {
    ids.set(id, ids.get(id) ?? `<${ids.size}>`);
    return ids.get(id) ?? '';
  };
  return events.map((event) => {
    const { number, at, exchange, ...rest } = event;
    const plain = { ...rest, durationMs: null, leftOut: null, exchange: name(exchange) };
    const headers =
      event.type === 'request' && isSameAsker
        ? event.headers
            .map(([field, value]) => `${field.toLowerCase()}: ${value}`)
            // Under a test runner no worker is told which brands its browser has.
            .filter((line) => !line.startsWith('sec-ch-ua:'))
            .sort()
        : null;
    return JSON.stringify(event.type === 'request' ? { ...plain, headers } : plain)
      .replace(
        /\b(device)-[0-9a-f]{12}|eyJ[\w.-]+|[0-9a-f]{32,}|(?<=session[:_](?:id=)?)[\w-]{22}|(?<=\/s\/)[\w-]{22}/g,
        name,
      )
      .replace(/\b\d{13}\b|\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT/g, 'TIME')
      .replace(/(?<=(?:localhost|127\.0\.0\.1):)\d+/g, 'PORT')
      .replaceAll('/coat-check/', '/');
  });
}

import type { ServerResponse } from 'node:http';
import type { HttpResponse } from '#shared/exchange/http-message.ts';

/** Sends an answer to whoever waits for it. */
export function sendAnswer(response: ServerResponse, { status, reason, headers, body }: HttpResponse): void {
  const lines = new Map<string, string[]>();
  for (const [name, value] of headers) lines.set(name, [...(lines.get(name) ?? []), value]);
  for (const [name, values] of lines)
    response.setHeader(name, values.length === 1 ? String(values[0]) : values);
  response.statusCode = status;
  response.statusMessage = reason;
  response.end(body);
}

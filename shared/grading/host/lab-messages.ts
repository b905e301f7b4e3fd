import type { HttpRequest } from '../../exchange/http-message.ts';
import type { RecordedAnswer } from '../../exchange/record-exchange.ts';
import type { Headers } from '../../trace/event.ts';
import type { LabAnswer, LabRequest } from '../lab.ts';

// Made once, and before a learner's code can put others in their place.
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const wireNames = new Map<string, string>();

/** A visitor's request as it would stand on the wire. */
export function toHttpRequest({ method, path, headers, body }: LabRequest): HttpRequest {
  const content = encoder.encode(body ?? '');
  const lines = Object.entries(headers).map(([name, value]): [string, string] => [toWireName(name), value]);
  return {
    method,
    path,
    headers: content.length > 0 ? [...lines, ...toLength(content, headers)] : lines,
    body: content,
    bodyBytes: content.length,
  };
}

/** An answer as the grader gets it, with nothing hidden. */
export function toLabAnswer({ status, headers, body, durationMs }: RecordedAnswer): LabAnswer {
  return { status, headers, body: decoder.decode(body), durationMs };
}

const toLength = (content: Uint8Array, headers: LabRequest['headers']): Headers =>
  'content-length' in headers ? [] : [['Content-Length', `${content.length}`]];

/** A header's name as people write it. */
function toWireName(name: string): string {
  const known = wireNames.get(name);
  if (known) return known;
  const made = name.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => dash + letter.toUpperCase(),
  );
  // Few names come again and again; a learner may invent others without end.
  if (wireNames.size < 100) wireNames.set(name, made);
  return made;
}

import { maskAnswer, maskQuery, maskSecrets } from '../../exchange/mask-secrets.ts';
import type { Headers, RecordedEvent, Source } from '../../trace/event.ts';
import { type LabAnswer, type LabRequest, LearnerFault } from '../lab.ts';
import type { VirtualClock } from './virtual-clock.ts';
import type { RequestHandler } from './watch-answers.ts';

/** `inject` of light-my-request, as far as it is used here. */
export type Inject = (
  handler: RequestHandler,
  request: { method: string; url: string; headers: Record<string, string>; payload?: string },
) => Promise<{
  statusCode: number;
  statusMessage: string;
  headers: Record<string, string | string[] | number | undefined>;
  payload: string;
  raw?: { res?: object };
}>;

const keptCharacters = 4096;
// Made once: what records requests should not cost as much as answering them.
const encoder = new TextEncoder();
const wireNames = new Map<string, string>();

/** Written down before the app sees the request, so that it is known even if the app never gives the thread back. */
export function recordRequest(
  { exchange, server, actor, method, path, headers, body }: LabRequest,
  at: number,
  record: (event: RecordedEvent) => void,
): void {
  const lines = toLines(headers);
  const shared = { exchange, actor, server, source: null, at };
  record({
    type: 'request',
    ...shared,
    method,
    path: maskQuery(path),
    headers: lines,
    body: toBody(body, maskSecrets),
  });
}

/** Sends one request to the app, without a socket, and writes down the answer. */
export async function sendRequest({
  request: { exchange, server, actor, method, path, headers, body },
  handler,
  inject,
  clock,
  realNow,
  record,
  sourceOf,
}: {
  request: LabRequest;
  handler: RequestHandler;
  inject: Inject;
  clock: VirtualClock;
  realNow(): number;
  record(event: RecordedEvent): void;
  sourceOf(response: object | undefined): Source | null;
}): Promise<LabAnswer> {
  const startedAt = realNow();
  const response = await inject(handler, {
    method,
    url: path,
    headers,
    ...(body !== null && { payload: body }),
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new LearnerFault('no-answer', `${method} ${path} was never answered: ${why}.`);
  });
  const durationMs = realNow() - startedAt;
  const { statusCode: status, statusMessage: reason, payload } = response;
  const lines = toLines(response.headers);
  record({
    type: 'response',
    exchange,
    actor,
    server,
    source: sourceOf(response.raw?.res),
    at: clock.now(),
    status,
    reason,
    headers: lines,
    body: toBody(payload, maskAnswer),
    durationMs,
  });
  return { status, headers: lines, body: payload, durationMs };
}

/** One line for each value, with names as people write them. */
function toLines(headers: Record<string, string | string[] | number | undefined>): Headers {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [value].flat().map((each): [string, string] => [toWireName(name), String(each)]),
  );
}

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

function toBody(
  content: string | null,
  mask: (text: string) => string,
): Extract<RecordedEvent, { type: 'request' }>['body'] {
  if (!content) return null;
  const text = mask(content);
  const truncated = text.length > keptCharacters;
  return {
    text: truncated ? text.slice(0, keptCharacters) : text,
    bytes: encoder.encode(content).length,
    truncated,
  };
}

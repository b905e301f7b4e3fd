import { get, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished, vi } from 'vitest';
import type { RoomTold } from '#shared/api/room-api.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { Answer, Ask } from './ask-server.ts';
import type { Asker } from './open-sandbox.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

export type TestGuest = {
  status: number;
  cookie: string;
  /** One of the room's own routes, without the first slash of the rest. */
  ask(rest: string, init?: Ask): Promise<Answer>;
  send(method: string, rest: string, body?: unknown): Promise<Answer>;
};

/** Comes into a room as a browser would that has not been there before. */
export async function enterRoom(ask: Asker, code: string): Promise<TestGuest> {
  const joined = await ask(`/api/rooms/${code}/guests`, { method: 'POST', headers: JSON_TYPE, body: '{}' });
  const cookie = joined.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const askRoom = (rest: string, init: Ask = {}) =>
    ask(`/api/rooms/${code}/${rest}`, { ...init, headers: { cookie, ...init.headers } });
  return {
    status: joined.status,
    cookie,
    ask: askRoom,
    send: (method, rest, body = {}) =>
      askRoom(rest, { method, headers: JSON_TYPE, body: JSON.stringify(body) }),
  };
}

export type RoomReader = {
  /** All that was received, word for word. */
  text(): string;
  headers(): IncomingHttpHeaders;
  status(): number;
  /** The events received, in the order of arrival, repeats included; and what was told of the presenter last. */
  events(): TraceEvent[];
  told(): RoomTold | null;
  isOver(): boolean;
  /** Resolves when this holds. */
  until(holds: (reader: RoomReader) => boolean): Promise<void>;
  close(): void;
};

/** Follows a room by its stream, once: whoever wants to come again opens another. */
export function followRoom(
  port: number,
  { code, cookie, after = null }: { code: string; cookie: string; after?: number | null },
): RoomReader {
  let text = '';
  let head: IncomingHttpHeaders = {};
  let status = 0;
  let over = false;
  const messages = () =>
    text
      .split('\n\n')
      .slice(0, -1)
      .map((message) => ({
        kind: /^event: (.*)$/m.exec(message)?.[1],
        data: JSON.parse(/^data: (.*)$/m.exec(message)?.[1] ?? 'null'),
      }));
  const path = `/api/rooms/${code}/events${after === null ? '' : `?after=${after}`}`;
  const request = get({ host: '127.0.0.1', port, path, headers: { cookie }, agent: false }, (response) => {
    head = response.headers;
    status = response.statusCode ?? 0;
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      text += chunk;
    });
    response.on('error', () => undefined);
    response.on('close', () => {
      over = true;
    });
  });
  request.on('error', () => {
    over = true;
  });
  const reader: RoomReader = {
    text: () => text,
    headers: () => head,
    status: () => status,
    events: () =>
      messages().flatMap(({ kind, data }) =>
        kind === 'snapshot' ? data.events : kind === 'trace' ? [data] : [],
      ),
    told: () => messages().findLast(({ kind }) => kind === 'room')?.data ?? null,
    isOver: () => over,
    until: (holds) =>
      vi.waitFor(
        () => {
          if (!holds(reader))
            throw new Error(
              `It has not come${over ? ', and the stream is over' : ''}. Last: ${text.slice(-300)}`,
            );
        },
        { timeout: 20_000, interval: 10 },
      ),
    close: () => void request.destroy(),
  };
  onTestFinished(reader.close);
  return reader;
}

/** The presenter's routes of a sandbox, with the room's key from when it was opened here; `cookie` has it before. */
export function presentIn(ask: Asker, sandboxId: string, cookie = '') {
  let key = cookie;
  const send = async (method: string, rest = '', body: unknown = {}) => {
    const answer = await ask(`/api/sandboxes/${sandboxId}/room${rest}`, {
      method,
      headers: { cookie: key, ...(method === 'GET' ? {} : JSON_TYPE) },
      // Node sends no length with a DELETE, so that a body would be read as another request.
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(body) }),
    });
    key = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? key;
    return answer;
  };
  return {
    send,
    cookie: () => key,
    async open(): Promise<string> {
      return JSON.parse((await send('POST')).text).room.code;
    },
    status: async () => JSON.parse((await send('GET')).text).room,
    show: (number: number, more: object = {}) =>
      send('PUT', '/shown', { number, isLive: false, view: 'both', isDark: false, ...more }),
  };
}

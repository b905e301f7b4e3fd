import { ticketPair } from '../session/vocabulary.ts';
import { browser, operator } from './actors.ts';
import type {
  Actor,
  Body,
  Command,
  Headers,
  OwnStoreOperation,
  RecordedEvent,
  Reply,
  Source,
  TraceEvent,
  TraceEventOf,
} from './event.ts';

/** One visit to the store within an exchange. Replies are the good values, or whole replies for the bad ones. */
export type Call = {
  commands: readonly (readonly [name: string, ...args: string[]])[];
  replies: readonly (string | number | null | Reply)[];
  transaction?: boolean;
  source?: Source;
};

/** One operation of a server on its own memory or disk. */
export type OwnCall = { operation: OwnStoreOperation; source?: Source };

export type Exchange = {
  actor?: Actor;
  server?: string;
  /** Who is asked in place of a server. */
  receiver?: Actor;
  method: string;
  path: string;
  /** Sent as the request's `Cookie` header. */
  cookie?: string | null;
  headers?: Headers;
  body?: string | null;
  calls?: readonly (Call | OwnCall)[];
  status: number;
  reason: string;
  setCookie?: readonly string[];
  responseHeaders?: Headers;
  responseBody?: string | null;
};

export type TraceBuilder = {
  readonly events: readonly TraceEvent[];
  /** Adds one event as it is, with the next number. */
  add(event: RecordedEvent): TraceBuilder;
  exchange(exchange: Exchange): TraceBuilder;
  /** The page's script read `document.cookie` and saw these names. */
  scriptReadsCookies(visible?: string[], actor?: Actor): TraceBuilder;
  /** A script of the page is about to send this request. */
  scriptAsks(route: string, actor?: Actor): TraceBuilder;
  /** A script sends a thief the ticket that it saw, or that it saw none. */
  drop(ticket: string | null, receiver?: Actor): TraceBuilder;
  /** Whoever runs the cloakroom did this. */
  note(note: TraceEventOf<'note'>['note'], server?: string): TraceBuilder;
  /** Lets this many milliseconds pass. */
  wait(ms: number): TraceBuilder;
};

export { browser };
export const curl: Actor = { id: 'curl', kind: 'curl', name: 'curl' };
export const attacker: Actor = { id: 'attacker', kind: 'attacker', name: 'Attacker' };

const toBody = (text: string | null | undefined): Body | null =>
  text ? { text, bytes: new TextEncoder().encode(text).length, truncated: false } : null;

const toReply = (reply: string | number | null | Reply): Reply =>
  typeof reply === 'object' && reply !== null ? reply : { ok: true, value: reply };

/** Builds a trace such as the recorder writes, two milliseconds from event to event. Starts at `at` (ms since the epoch). */
export const createTraceBuilder = ({ at = 1_790_000_000_000 } = {}): TraceBuilder => {
  const events: TraceEvent[] = [];
  let now = at;
  let exchanges = 0;

  const noteInPage = (note: TraceEventOf<'note'>['note'], actor: Actor): TraceBuilder => {
    exchanges += 1;
    const about = { at: now, exchange: `x${exchanges}`, actor, server: 'A', source: null };
    return builder.add({ type: 'note', ...about, note });
  };

  const builder: TraceBuilder = {
    events,
    add(event) {
      events.push({ ...event, number: events.length + 1 });
      return builder;
    },
    wait(ms) {
      now += ms;
      return builder;
    },
    note(note, server = 'A') {
      exchanges += 1;
      return builder.add({
        type: 'note',
        at: now,
        exchange: `x${exchanges}`,
        actor: operator,
        server,
        source: null,
        note,
      });
    },
    scriptReadsCookies: (visible = [], actor = browser) =>
      noteInPage({ kind: 'script-read-cookies', visible }, actor),
    scriptAsks: (route, actor = browser) => noteInPage({ kind: 'script-asks', route }, actor),
    drop(ticket, receiver = attacker) {
      const body = JSON.stringify({ cookie: ticket === null ? '' : ticketPair(ticket) });
      const route = { method: 'POST', path: '/drop', status: 204, reason: 'No Content' };
      return builder.exchange({ ...route, receiver, body });
    },
    exchange(told) {
      exchanges += 1;
      const { actor = browser, server = 'A', calls = [] } = told;
      const started = now;
      const shared = () => {
        now += 2;
        return { at: now, exchange: `x${exchanges}`, actor, server };
      };
      const receiver = told.receiver ? { receiver: told.receiver } : {};
      const cookie: Headers = told.cookie ? [['Cookie', told.cookie]] : [];
      const headers: Headers = [['Host', 'localhost:3000'], ...(told.headers ?? []), ...cookie];
      const { method, path, status, reason } = told;
      const body = toBody(told.body);
      builder.add({ ...shared(), ...receiver, type: 'request', source: null, method, path, headers, body });
      calls.forEach((visit, call) => {
        if ('operation' in visit) {
          const { operation, source = null } = visit;
          builder.add({ ...shared(), type: 'own-store', source, operation });
          return;
        }
        const { commands, replies, transaction = false, source = null } = visit;
        const sent: Command[] = commands.map(([name, ...args]) => ({ name, args }));
        builder.add({ ...shared(), type: 'store-command', source, call, transaction, commands: sent });
        const answered = replies.map(toReply);
        builder.add({
          ...shared(),
          type: 'store-reply',
          source,
          call,
          replies: answered,
          durationMs: 1,
        });
      });
      const setCookies = (told.setCookie ?? []).map((line): [string, string] => ['Set-Cookie', line]);
      builder.add({
        ...shared(),
        ...receiver,
        type: 'response',
        source: null,
        status,
        reason,
        durationMs: now - started,
        headers: [...(told.responseHeaders ?? []), ...setCookies],
        body: toBody(told.responseBody),
      });
      return builder;
    },
  };
  return builder;
};

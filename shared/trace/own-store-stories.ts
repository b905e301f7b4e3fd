import { ticketPair } from '../session/vocabulary.ts';
import type { Actor, JsonValue, OwnStoreOperation, Source } from './event.ts';
import type { OwnCall, TraceBuilder } from './trace-builder.ts';
import { exampleSessionId } from './trace-stories.ts';

/** Who keeps the session where, and until when (milliseconds since the epoch; null for ever). */
export type OwnStory = {
  server?: string;
  store?: 'memory' | 'disk';
  sessionId?: string;
  name?: string;
  expiresAt?: number | null;
  actor?: Actor;
};

const path = 'sessions.json';
const source: Source = { file: 'memory-store.ts', line: 12 };

export const ownRecord = ({ name = 'ada', expiresAt = null }: OwnStory = {}): JsonValue => ({
  userId: 2,
  role: 'member',
  name,
  device: 'Firefox',
  createdAt: 1_790_000_000_000,
  expiresAt,
});

/** A file that holds these records. */
export const fileOf = (records: Readonly<Record<string, JsonValue>>) => {
  const text = JSON.stringify(records);
  return { text, bytes: new TextEncoder().encode(text).length, truncated: false };
};

const call = (operation: OwnStoreOperation): OwnCall => ({ operation, source });

/** A record is written, whatever for. */
export const ownWrite = (store: 'memory' | 'disk', record: JsonValue, key = exampleSessionId): OwnCall => {
  const set = { [key]: record };
  return call(
    store === 'memory'
      ? { name: 'map.set', key, value: record }
      : { name: 'file.write', path, body: fileOf(set), set, removed: [] },
  );
};

const told = (story: OwnStory) => {
  const { server = 'A', store = 'memory', sessionId = exampleSessionId, actor } = story;
  return { store, sessionId, from: { server, ...(actor ? { actor } : {}) } };
};

/** A login at a server that keeps the session for itself. */
export const ownLogin = (trace: TraceBuilder, story: OwnStory = {}): TraceBuilder => {
  const { store, sessionId, from } = told(story);
  const write = ownWrite(store, ownRecord(story), sessionId);
  return trace.exchange({
    ...from,
    method: 'POST',
    path: '/api/login',
    body: `{"username":"${story.name ?? 'ada'}"}`,
    calls: store === 'memory' ? [write] : [call({ name: 'file.read', path, body: null }), write],
    status: 200,
    reason: 'OK',
    setCookie: [`${ticketPair(sessionId)}; Path=/; HttpOnly`],
  });
};

/** A lookup. `found` is the record that lies there, null for none; one that is past its time is taken away. */
export const ownLookup = (
  trace: TraceBuilder,
  { found, isOver = false, ...story }: OwnStory & { found: JsonValue; isOver?: boolean },
): TraceBuilder => {
  const { store, sessionId, from } = told(story);
  const body = fileOf(found === null ? {} : { [sessionId]: found });
  const look: OwnStoreOperation =
    store === 'memory'
      ? { name: 'map.get', key: sessionId, value: found }
      : { name: 'file.read', path, body };
  const isKnown = found !== null && !isOver;
  return trace.exchange({
    ...from,
    method: 'GET',
    path: '/api/protected',
    cookie: ticketPair(sessionId),
    calls: [call(look), ...(isOver ? [call(deletion(store, sessionId))] : [])],
    ...(isKnown ? { status: 200, reason: 'OK' } : { status: 401, reason: 'Unauthorized' }),
  });
};

/** A logout: the record goes, wherever it was. */
export const ownLogout = (trace: TraceBuilder, story: OwnStory = {}): TraceBuilder => {
  const { store, sessionId, from } = told(story);
  return trace.exchange({
    ...from,
    method: 'POST',
    path: '/api/logout',
    cookie: ticketPair(sessionId),
    calls: [call(deletion(store, sessionId))],
    status: 204,
    reason: 'No Content',
  });
};

const deletion = (store: 'memory' | 'disk', sessionId: string): OwnStoreOperation =>
  store === 'memory'
    ? { name: 'map.delete', key: sessionId, existed: true }
    : { name: 'file.write', path, body: fileOf({}), set: {}, removed: [sessionId] };

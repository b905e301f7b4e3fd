import { randomUUID } from 'node:crypto';
import express, { type RequestHandler, Router } from 'express';
import {
  beatPlaceSchema,
  type Entry,
  guestNameSchema,
  type Joined,
  ownChecksSchema,
  voteSchema,
} from '#shared/api/room-api.ts';
import { mountOf } from '../addresses/base-path.ts';
import { refuse } from '../http/api-refusal.ts';
import { limitRate } from '../http/limit-rate.ts';
import { requireJson } from '../http/require-json.ts';
import { sendFresh } from '../http/send-fresh.ts';
import { beginStream } from '../stream/begin-stream.ts';
import { lookAtTrace } from '../stream/follow-trace.ts';
import { parseEventNumber } from '../stream/format-sse.ts';
import { toSnapshotText } from '../stream/trace-texts.ts';
import type { Entries } from './entries.ts';
import { newGuest, readGuest, toGuestCookie } from './guest-cookie.ts';
import type { Guests } from './guests.ts';
import type { GuestsChecks } from './guests-checks.ts';
import type { OwnSandboxes } from './own-sandboxes.ts';
import type { RoomFeeds } from './room-feeds.ts';
import { type Room, type Rooms, toTold } from './rooms.ts';
import type { Roster } from './roster.ts';
import { streamRoom } from './stream-room.ts';
import type { Votes } from './votes.ts';

export type GuestRoutesOptions = {
  /** The path beneath which the product lies. */
  base: string;
  rooms: Pick<Rooms, 'find'>;
  guests: Guests;
  feeds: RoomFeeds;
  own: OwnSandboxes;
  votes: Pick<Votes, 'take' | 'of'>;
  roster: Pick<Roster, 'raise' | 'isAt'>;
  checks: Pick<GuestsChecks, 'tell'>;
  entries: Pick<Entries, 'ask' | 'takeBack' | 'of'>;
  /** How many listeners one process serves. */
  maxListeners: number;
  onError(error: unknown): void;
};

/** How many streams of one guest a process serves: a phone, and the tabs beside it. */
const STREAMS_EACH = 4;
/** After so long without reading a guest is let go, and can come back by number. */
const STALLED_MS = 30_000;
/** How many codes one address may guess wrongly in a minute, of some forty million. A whole school is one address. */
const WRONG_CODES_PER_MINUTE = 600;

export type GuestRoutes = {
  routes: Router;
  /** Ends all streams, and every later one at its start. */
  close(): void;
};

type Handler = RequestHandler<{ code: string }>;

/**
 * What guests of a room may do: come in, look, and try for themselves. Nothing here reaches the presenter's sandbox, but that whoever
 * the presenter has let in by name is told where it is. To be mounted at `/rooms`.
 */
export function createGuestRoutes(options: GuestRoutesOptions): GuestRoutes {
  const { rooms, guests, feeds } = options;
  const routes = Router();
  const readJson = express.json({ limit: '1kb' });
  // Eighty checks by name.
  const readChecks = express.json({ limit: '4kb' });
  const open = new Set<() => void>();
  let closing = false;

  // Guessing: each wrong code counts, and only these.
  const limitGuesses = limitRate(WRONG_CODES_PER_MINUTE, {
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.locals.refusal !== 'room-not-found',
  });
  const requireRoom: Handler = async (request, response, next) => {
    const room = await rooms.find(request.params.code);
    if (room === null) return refuse(response, 'room-not-found');
    response.locals.room = room;
    next();
  };
  const requirePlace: Handler = async (request, response, next) => {
    const guest = readGuest(request.headers.cookie);
    if (guest === null || !(await guests.has(request.params.code, guest))) {
      return refuse(response, 'not-in-room');
    }
    response.locals.guest = guest;
    next();
  };

  const entryOf = async ({ code, sandboxId }: Room, guest: string): Promise<Entry> => {
    const state = (await options.entries.of(code, guest)) ?? 'none';
    return state === 'let in' ? { state, url: mountOf(options.base, sandboxId) } : { state };
  };

  const join: Handler = async (request, response) => {
    const { code } = request.params;
    const guest = readGuest(request.headers.cookie) ?? newGuest();
    if (!(await guests.join(code, guest))) return refuse(response, 'room-full');
    response
      .status(201)
      .append('Set-Cookie', toGuestCookie(guest, { base: options.base, code, secure: request.secure }));
    const room = response.locals.room as Room;
    const vote = await options.votes.of(room, guest);
    const entry = await entryOf(room, guest);
    sendFresh(response, { code, told: toTold(room), vote, entry } satisfies Joined);
  };

  const stream: Handler = async (request, response) => {
    const { code } = request.params;
    const guest: string = response.locals.guest;
    if (feeds.count() >= options.maxListeners || feeds.countOf(code, guest) >= STREAMS_EACH) {
      return refuse(response, 'too-many-listeners');
    }
    if (!beginStream(request, response)) return;
    if (closing) return void response.end();
    const end = () => void response.end();
    open.add(end);
    try {
      await streamRoom(response, {
        feeds,
        code,
        connection: { guest, name: randomUUID() },
        after: parseEventNumber(request.headers['last-event-id'] ?? request.query.after),
        stalledMs: STALLED_MS,
        onError: options.onError,
      });
    } finally {
      open.delete(end);
    }
  };

  const news: Handler = async (request, response) => {
    const { code } = request.params;
    const picture = await feeds.lookOnce(code, { guest: response.locals.guest, name: 'asks' });
    if (picture === null) return refuse(response, 'room-not-found');
    const read = async (after: number) => picture.read(after);
    const after = parseEventNumber(request.query.after);
    const { whole, dropped, lines } = await lookAtTrace({ read, firstRead: read }, after);
    const text = toSnapshotText({ dropped, lines, now: picture.now() }, { whole });
    response
      .set('Cache-Control', 'no-store')
      .type('application/json')
      .send(`{"told":${picture.told},${text.slice(1)}`);
  };

  const giveSandbox: Handler = async (request, response) => {
    const { own } = response.locals.room as Room;
    // An exercise is done in the guest's own browser.
    if (own === null || 'exercise' in own) return refuse(response, 'not-found');
    const given = await options.own.give(request.params.code, response.locals.guest);
    if (typeof given === 'string') return refuse(response, given);
    sendFresh(response.status(201), { id: given.id, url: mountOf(options.base, given.id) });
  };

  const vote: RequestHandler<{ code: string; question: string }> = async (request, response) => {
    const said = voteSchema.safeParse(request.body);
    if (!said.success) return refuse(response, 'bad-request');
    const { guest, room } = response.locals as { guest: string; room: Room };
    const { question } = request.params;
    const taken = await options.votes.take(room, { guest, question, choice: said.data.choice });
    if (!taken) return refuse(response, 'question-closed');
    response.status(204).end();
  };

  const raise: Handler = async (request, response) => {
    const raised = guestNameSchema.safeParse(request.body);
    if (!raised.success) return refuse(response, 'bad-request');
    await options.roster.raise(request.params.code, response.locals.guest, raised.data.name);
    response.status(204).end();
  };
  const takeDown: Handler = async (request, response) => {
    await options.roster.raise(request.params.code, response.locals.guest, null);
    response.status(204).end();
  };
  const askIn: Handler = async (request, response) => {
    const asked = guestNameSchema.safeParse(request.body);
    if (!asked.success) return refuse(response, 'bad-request');
    const { room, guest } = response.locals as { room: Room; guest: string };
    if (!room.mayEnter) return refuse(response, 'not-found');
    await options.entries.ask(room.code, guest, asked.data.name);
    response.status(204).end();
  };
  const takeBack: Handler = async (request, response) => {
    await options.entries.takeBack(request.params.code, response.locals.guest);
    response.status(204).end();
  };
  const tellEntry: Handler = async (_request, response) => {
    const { room, guest } = response.locals as { room: Room; guest: string };
    sendFresh(response, await entryOf(room, guest));
  };
  const tellBeat: Handler = async (request, response) => {
    const place = beatPlaceSchema.safeParse(request.body);
    if (!place.success) return refuse(response, 'bad-request');
    await options.roster.isAt(request.params.code, response.locals.guest, place.data);
    response.status(204).end();
  };
  const tellChecks: Handler = async (request, response) => {
    const checks = ownChecksSchema.safeParse(request.body);
    if (!checks.success) return refuse(response, 'bad-request');
    await options.checks.tell(request.params.code, response.locals.guest, checks.data);
    response.status(204).end();
  };

  routes.use(limitGuesses);
  routes.post('/:code/guests', requireRoom, requireJson, join);
  routes.get('/:code/events', requireRoom, requirePlace, stream);
  routes.get('/:code/news', requireRoom, requirePlace, news);
  routes.post('/:code/sandbox', requireRoom, requirePlace, requireJson, giveSandbox);
  routes.put('/:code/hand', requireRoom, requirePlace, requireJson, readJson, raise);
  routes.delete('/:code/hand', requireRoom, requirePlace, requireJson, takeDown);
  routes.get('/:code/entry', requireRoom, requirePlace, tellEntry);
  routes.put('/:code/entry', requireRoom, requirePlace, requireJson, readJson, askIn);
  routes.delete('/:code/entry', requireRoom, requirePlace, requireJson, takeBack);
  routes.put('/:code/beat', requireRoom, requirePlace, requireJson, readJson, tellBeat);
  routes.put('/:code/checks', requireRoom, requirePlace, requireJson, readChecks, tellChecks);
  routes.put<string, { code: string; question: string }>(
    '/:code/votes/:question',
    requireRoom as RequestHandler<{ code: string; question: string }>,
    requirePlace as RequestHandler<{ code: string; question: string }>,
    requireJson,
    readJson,
    vote,
  );
  return {
    routes,
    close() {
      closing = true;
      for (const end of open) end();
    },
  };
}

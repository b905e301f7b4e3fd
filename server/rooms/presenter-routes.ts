import express, { type RequestHandler, type Response, Router } from 'express';
import {
  entriesChangeSchema,
  entryAnswerSchema,
  newQuestionSchema,
  type OpenRoom,
  ownChangeSchema,
  type RoomResults,
  type RoomStatus,
  type Shown,
  shownSchema,
} from '#shared/api/room-api.ts';
import { refuse } from '../http/api-refusal.ts';
import { requireJson } from '../http/require-json.ts';
import { sendFresh } from '../http/send-fresh.ts';
import type { Entries } from './entries.ts';
import type { Guests } from './guests.ts';
import type { GuestsChecks } from './guests-checks.ts';
import { isKeyOf, readPresenterKey, toPresenterCookie } from './presenter-key.ts';
import { createQrCodes } from './qr-codes.ts';
import { requireKey, requireRoomOf } from './require-presenter.ts';
import type { Room, Rooms } from './rooms.ts';
import type { Roster } from './roster.ts';
import { toCounts } from './to-counts.ts';
import type { Votes } from './votes.ts';

export type PresenterRoutesOptions = {
  /** The path beneath which the product lies. */
  base: string;
  rooms: Rooms;
  guests: Pick<Guests, 'here'>;
  votes: Votes;
  roster: Roster;
  checks: Pick<GuestsChecks, 'counts'>;
  entries: Pick<Entries, 'waiting' | 'answer'>;
  /** How many guests a room holds. */
  cap: number;
  /** Where other devices find this server, without a slash at its end. */
  address(): { url: string; lan: boolean };
  now(): number;
};

/** How many checks of an exercise a presenter is told, and how many a file may hold: all that one can have. */
const [MOST_TOLD, MOST_KEPT] = [8, 80];
/** How many rooms' QR codes a process remembers. */
const QR_CODES = 100;
/** So long a closed room can be had back. */
export const UNDO_MS = 10_000;

const nothingYet: Shown = { number: 0, isLive: true, view: 'both', isDark: false, runs: null };

type Handler = RequestHandler<{ id: string }>;

/**
 * What may be done with the room that follows a sandbox. Whoever holds the sandbox's address may open it, look at it without anybody's
 * name, and close it, since a key can be lost; all that a room sees and answers asks for its key. To be mounted beneath a sandbox
 * that exists, at `/:id`.
 */
export function createPresenterRoutes(options: PresenterRoutesOptions): Router {
  const { rooms, guests, votes, roster, checks, entries, now } = options;
  const routes = Router({ mergeParams: true });
  const qrOf = createQrCodes(QR_CODES);
  const readJson = express.json({ limit: '8kb' });

  const toOpen = async (room: Room, cookies: string | undefined): Promise<OpenRoom> => {
    const { code, isLinked, own, mayEnter, question, closesAt } = room;
    const { url: base, lan } = options.address();
    const url = `${base}/r/${code}`;
    const presents = isKeyOf(room, readPresenterKey(cookies));
    return {
      code,
      url,
      qrSvg: qrOf(url),
      lan,
      cap: options.cap,
      here: (await guests.here(code)).size,
      presents,
      isLinked,
      own,
      question: question && { ...question, votes: await votes.count(code) },
      // Guests say who they are to the presenter alone.
      hands: presents ? await roster.hands(code) : [],
      entries: !mayEnter ? null : presents ? await entries.waiting(code) : [],
      beats: await roster.beats(code),
      exercises: await checks.counts(code, MOST_TOLD),
      closesInMs: closesAt === null ? null : Math.max(0, closesAt - now()),
    };
  };
  const sendStatus = async (response: Response, room: Room | null) =>
    sendFresh(response, {
      room: room && (await toOpen(room, response.req.headers.cookie)),
    } satisfies RoomStatus);

  /** Changes the room that there is, and answers with what it is like then. */
  const changing =
    (change: (room: Room, response: Response) => Promise<void>): Handler =>
    async (_request, response) => {
      const room = response.locals.room as Room;
      await change(room, response);
      await sendStatus(response, await rooms.find(room.code));
    };

  const open: Handler = async (request, response) => {
    const { id } = request.params;
    const opened = await rooms.open(id, nothingYet);
    if (opened === null) return refuse(response, 'rooms-full');
    const { room, isNew } = opened;
    response.status(201);
    if (!isNew) return sendStatus(response, room);
    // Its key is for this browser alone: whoever opens what is open already is answered as if they had looked.
    const place = { base: options.base, sandboxId: id, secure: request.secure };
    response.append('Set-Cookie', toPresenterCookie(room.key, place));
    sendFresh(response, {
      room: { ...(await toOpen(room, undefined)), presents: true },
    } satisfies RoomStatus);
  };

  const show: Handler = async (request, response) => {
    const shown = shownSchema.safeParse(request.body);
    if (!shown.success) return refuse(response, 'bad-request');
    await rooms.show(response.locals.room as Room, shown.data);
    response.status(204).end();
  };

  const letTry: Handler = (request, response, next) => {
    const change = ownChangeSchema.safeParse(request.body);
    if (!change.success) return refuse(response, 'bad-request');
    return changing((room) => rooms.letTry(room, change.data.own))(request, response, next);
  };

  const putQuestion: Handler = (request, response, next) => {
    const question = newQuestionSchema.safeParse(request.body);
    if (!question.success) return refuse(response, 'bad-request');
    return changing((room) => votes.put(room, question.data))(request, response, next);
  };

  const lower: RequestHandler<{ id: string; hand: string }> = (request, response, next) =>
    changing((room) => roster.lower(room.code, request.params.hand))(request, response, next);

  const openEntries: Handler = (request, response, next) => {
    const change = entriesChangeSchema.safeParse(request.body);
    if (!change.success) return refuse(response, 'bad-request');
    return changing((room) => rooms.openEntries(room, change.data.areOpen))(request, response, next);
  };

  const answerEntry: RequestHandler<{ id: string; who: string }> = (request, response, next) => {
    const said = entryAnswerSchema.safeParse(request.body);
    if (!said.success) return refuse(response, 'bad-request');
    const { who } = request.params;
    return changing((room) => entries.answer(room.code, who, said.data.letIn))(request, response, next);
  };

  const sendCounts: Handler = async (_request, response) => {
    const room = response.locals.room as Room;
    const results = (await votes.results(room.sandboxId)).filter(({ code }) => code === room.code);
    const exercises = await checks.counts(room.code, MOST_KEPT);
    response
      .set({
        'Cache-Control': 'no-store',
        'Content-Disposition': `attachment; filename="room-${room.code}.csv"`,
      })
      .type('text/csv; charset=utf-8')
      .send(toCounts(await toOpen(room, undefined), exercises, results));
  };

  routes.get<string, { id: string }>('/room/results', async (request, response) => {
    const results = (await votes.results(request.params.id)).map(({ code: _, ...vote }) => vote);
    sendFresh(response, { results } satisfies RoomResults);
  });
  routes.get<string, { id: string }>('/room', async (request, response) =>
    sendStatus(response, await rooms.of(request.params.id)),
  );
  routes.post<string, { id: string }>('/room', requireJson, open);
  routes.use<string, { id: string }>('/room', requireRoomOf(rooms));
  routes.get<string, { id: string }>('/room/counts.csv', sendCounts);
  routes.post<string, { id: string }>(
    '/room/close',
    requireJson,
    changing((room) => rooms.closeIn(room, UNDO_MS)),
  );
  routes.post<string, { id: string }>(
    '/room/stay',
    requireJson,
    changing((room) => rooms.closeIn(room, null)),
  );
  routes.use<string, { id: string }>('/room', requireKey);
  routes.put<string, { id: string }>('/room/shown', requireJson, readJson, show);
  routes.put<string, { id: string }>('/room/own', requireJson, readJson, letTry);
  routes.post<string, { id: string }>('/room/question', requireJson, readJson, putQuestion);
  routes.post<string, { id: string }>('/room/question/close', requireJson, changing(votes.close));
  routes.delete<string, { id: string }>('/room/question', requireJson, changing(votes.takeAway));
  routes.delete<string, { id: string; hand: string }>('/room/hands/:hand', requireJson, lower);
  routes.put<string, { id: string }>('/room/entries', requireJson, readJson, openEntries);
  routes.post<string, { id: string; who: string }>('/room/entries/:who', requireJson, readJson, answerEntry);
  return routes;
}

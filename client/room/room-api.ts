import { z } from 'zod/mini';
import {
  type BeatPlace,
  entrySchema,
  joinedSchema,
  type NewQuestion,
  type OwnChecks,
  type OwnPlace,
  roomNewsSchema,
  roomResultsSchema,
  roomStatusSchema,
  type Shown,
} from '#shared/api/room-api.ts';
import { createdSandboxSchema } from '#shared/api/sandbox-api.ts';
import { presenterLinkSchema, type StageMessage } from '#shared/api/stage-api.ts';
import { ask, postJson } from '../requests/ask.ts';
import { fetchNews, placeOfSandbox } from '../requests/news-api.ts';

const roomOf = (sandboxId: string) => `${placeOfSandbox(sandboxId)}/room`;
const putJson = (body: unknown): RequestInit => ({ ...postJson(body), method: 'PUT' });

/** The room that is open in a sandbox, if any. */
export const fetchRoom = (sandboxId: string) => ask(roomOf(sandboxId), roomStatusSchema);

/** Opens a room, or answers with the one that is open. */
export const openRoom = (sandboxId: string) => ask(roomOf(sandboxId), roomStatusSchema, postJson({}));

/** The link to the presenter's window for another machine; and what a browser that has come by it shows. */
export const fetchPresenterLink = (sandboxId: string) =>
  ask(`${roomOf(sandboxId)}/link`, presenterLinkSchema);
export const showKey = (sandboxId: string, key: string) =>
  ask(`${roomOf(sandboxId)}/link`, z.unknown(), postJson({ key }));

/** So long a word may be on its way, in milliseconds, before the next has its turn. */
const WORD_MS = 3000;

/** Where the windows of its stage and its presenter speak to each other, and how one of them says something. */
export const lineOf = (sandboxId: string) => `${roomOf(sandboxId)}/line`;
export const sayOnLine = (sandboxId: string, message: StageMessage) =>
  ask(lineOf(sandboxId), z.unknown(), {
    ...postJson(message),
    // It may be the last word of a page that is left.
    keepalive: true,
    signal: AbortSignal.timeout(WORD_MS),
  });

/** Tells the room what the stage shows now. */
export const tellShown = (sandboxId: string, shown: Shown) =>
  ask(`${roomOf(sandboxId)}/shown`, z.unknown(), putJson(shown));

/** Lets each guest go on by themselves, with this or with nothing. */
export const letTry = (sandboxId: string, own: OwnPlace | null) =>
  ask(`${roomOf(sandboxId)}/own`, roomStatusSchema, putJson({ own }));

/** Closes the room and its guests' cloakrooms in ten seconds; `stay` takes that back. */
export const closeRoom = (sandboxId: string) =>
  ask(`${roomOf(sandboxId)}/close`, roomStatusSchema, postJson({}));
export const stayOpen = (sandboxId: string) =>
  ask(`${roomOf(sandboxId)}/stay`, roomStatusSchema, postJson({}));

/** Puts a question to the room; closes it, so that all see what was said; takes it away. */
export const askRoom = (sandboxId: string, question: NewQuestion) =>
  ask(`${roomOf(sandboxId)}/question`, roomStatusSchema, postJson(question));
export const closeQuestion = (sandboxId: string) =>
  ask(`${roomOf(sandboxId)}/question/close`, roomStatusSchema, postJson({}));
export const takeQuestionAway = (sandboxId: string) =>
  ask(`${roomOf(sandboxId)}/question`, roomStatusSchema, { ...postJson({}), method: 'DELETE' });

/** What the rooms of a sandbox have said. */
export const fetchResults = (sandboxId: string) => ask(`${roomOf(sandboxId)}/results`, roomResultsSchema);

/** A guest's answer to the question that is put now. */
export const sendVote = (code: string, question: string, choice: number) =>
  ask(`${placeOfRoom(code)}/votes/${question}`, z.unknown(), putJson({ choice }));

/** The presenter has seen to a hand. */
export const lowerHand = (sandboxId: string, hand: string) =>
  ask(`${roomOf(sandboxId)}/hands/${hand}`, roomStatusSchema, { ...postJson({}), method: 'DELETE' });

/** Whether guests may ask to come to the counter; and what one of them is answered. */
export const openEntries = (sandboxId: string, areOpen: boolean) =>
  ask(`${roomOf(sandboxId)}/entries`, roomStatusSchema, putJson({ areOpen }));
export const answerEntry = (sandboxId: string, who: string, letIn: boolean) =>
  ask(`${roomOf(sandboxId)}/entries/${who}`, roomStatusSchema, postJson({ letIn }));

/** A guest asks to come to the counter, under a name, or does not want to any more; and what came of it. */
export const askIn = (code: string, name: string | null) =>
  ask(
    `${placeOfRoom(code)}/entry`,
    z.unknown(),
    name === null ? { ...postJson({}), method: 'DELETE' } : putJson({ name }),
  );
export const fetchEntry = (code: string) => ask(`${placeOfRoom(code)}/entry`, entrySchema);

/** Where the room's counts can be had as a file. */
export const countsOf = (sandboxId: string) => `${roomOf(sandboxId)}/counts.csv`;

/** A guest is stuck, and says who it is; null takes the hand down. */
export const raiseHand = (code: string, name: string | null) =>
  ask(
    `${placeOfRoom(code)}/hand`,
    z.unknown(),
    name === null ? { ...postJson({}), method: 'DELETE' } : putJson({ name }),
  );

/** Tells where in a lesson this guest is. */
export const tellOwnBeat = (code: string, place: BeatPlace) =>
  ask(`${placeOfRoom(code)}/beat`, z.unknown(), putJson(place));

/** Tells which checks of an exercise this guest's last run did not pass. */
export const tellOwnChecks = (code: string, checks: OwnChecks) =>
  ask(`${placeOfRoom(code)}/checks`, z.unknown(), putJson(checks));

/** Where a room's stream and its news are. */
export const placeOfRoom = (code: string) => `/api/rooms/${code}`;

/** Takes a place in a room; whoever has one keeps it. */
export const joinRoom = (code: string) => ask(`${placeOfRoom(code)}/guests`, joinedSchema, postJson({}));

/** A guest's own cloakroom; a new one where there is none yet. */
export const askForSandbox = (code: string) =>
  ask(`${placeOfRoom(code)}/sandbox`, createdSandboxSchema, postJson({}));

/** What has happened in a room after this event, and what is told of its presenter. */
export const fetchRoomNews = (place: string, after: number | null, signal: AbortSignal) =>
  fetchNews(place, after, signal, roomNewsSchema);

import { z } from 'zod/mini';
import { CODE_LENGTH, codeAlphabet } from '../room/room-code.ts';
import { newsSchema } from './sandbox-api.ts';
import { stageRunsSchema } from './stage-runs.ts';

/** Whoever has the code may look. */
export const roomCodeSchema = z.string().check(z.regex(new RegExp(`^[${codeAlphabet}]{${CODE_LENGTH}}$`)));

/** What the presenter's stage shows: up to which event, whether that is the newest, which half, whether it is black, and which runs lie over it. */
export const shownSchema = z.strictObject({
  number: z.int().check(z.nonnegative()),
  isLive: z.boolean(),
  view: z.enum(['cloakroom', 'both', 'diagram']),
  isDark: z.boolean(),
  runs: z._default(z.nullable(stageRunsSchema), null),
});
export type Shown = z.infer<typeof shownSchema>;

const slugSchema = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

/** A lesson, and a step of it. */
export const beatPlaceSchema = z.strictObject({ lesson: slugSchema, step: z.nullable(slugSchema) });
export type BeatPlace = z.infer<typeof beatPlaceSchema>;

/** What guests may go on with by themselves: a beat in a cloakroom of their own, or an exercise, which needs none. */
export const ownPlaceSchema = z.union([beatPlaceSchema, z.strictObject({ exercise: slugSchema })]);
export type OwnPlace = z.infer<typeof ownPlaceSchema>;

const checkIdSchema = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));

/** Body of `PUT /api/rooms/<code>/checks`: which core checks of an exercise a guest's last run did not pass. A guest's own word, and good for a count alone. */
export const ownChecksSchema = z.strictObject({
  exercise: slugSchema,
  failed: z.array(checkIdSchema).check(z.maxLength(80)),
});
export type OwnChecks = z.infer<typeof ownChecksSchema>;

/** How many guests have run an exercise, how many of them have passed, and the checks that most of the others fail. */
const exerciseCountSchema = z.object({
  exercise: z.string(),
  guests: z.int(),
  passed: z.int(),
  failing: z.array(z.object({ check: z.string(), count: z.int() })),
});
export type ExerciseCount = z.infer<typeof exerciseCountSchema>;

const saidSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(400));

/** Body of `POST /api/sandboxes/<id>/room/question`: what is put to the room, with the answers that can be given. `name` is how the presenter's pages call it. */
export const newQuestionSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  text: saidSchema,
  options: z.array(saidSchema).check(z.minLength(2), z.maxLength(8)),
});
export type NewQuestion = z.infer<typeof newQuestionSchema>;

/** A question that was put to a room. How many said what, by the place of the answer, is null until it is closed. */
export const roomQuestionSchema = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{12}$/)),
  text: z.string(),
  options: z.array(z.string()),
  counts: z.nullable(z.array(z.int())),
});
export type RoomQuestion = z.infer<typeof roomQuestionSchema>;

/** A question that was put to a room and closed, how many said what, and the event that was shown then: 0 before the first. */
export const roomVoteSchema = z.object({
  after: z.int().check(z.nonnegative()),
  text: saidSchema,
  options: z.array(saidSchema).check(z.minLength(2), z.maxLength(8)),
  counts: z.array(z.int().check(z.nonnegative())),
});
export type RoomVote = z.infer<typeof roomVoteSchema>;

/** Answer of `GET /api/sandboxes/<id>/room/results`: what the rooms of this sandbox were asked, the oldest first. */
export const roomResultsSchema = z.object({ results: z.array(roomVoteSchema) });
export type RoomResults = z.infer<typeof roomResultsSchema>;

/** Body of `PUT /api/rooms/<code>/votes/<question>`: the place of the answer, from 0. It can be given anew until the question is closed. */
export const voteSchema = z.strictObject({ choice: z.int().check(z.nonnegative(), z.maximum(7)) });

/**
 * Body of `PUT /api/rooms/<code>/hand`: who is stuck. `DELETE` takes the hand down. Body of `PUT …/entry`: who asks to come to the
 * presenter's counter. Body of `PUT …/beat`: `beatPlaceSchema`.
 */
export const guestNameSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(24), z.regex(/^\P{Cc}*$/u)),
});

/** A hand that is up; `hand` is what `DELETE /api/sandboxes/<id>/room/hands/<hand>` calls it. */
const raisedHandSchema = z.object({ hand: z.string(), name: z.string() });
export type RaisedHand = z.infer<typeof raisedHandSchema>;

/** Answer of `GET /api/rooms/<code>/entry`: what came of asking. Whoever was let in, and nobody else in a room, is told the address of its sandbox. */
export const entrySchema = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['none', 'waiting', 'declined']) }),
  z.object({ state: z.literal('let in'), url: z.string() }),
]);
export type Entry = z.infer<typeof entrySchema>;

/** Body of `PUT /api/sandboxes/<id>/room/entries`: whether guests may ask. Body of `POST …/room/entries/<who>`: what one of them is answered. */
export const entriesChangeSchema = z.strictObject({ areOpen: z.boolean() });
export const entryAnswerSchema = z.strictObject({ letIn: z.boolean() });

/** A guest who waits for an answer; `who` is what the route calls them. */
const askingSchema = z.object({ who: z.string(), name: z.string() });

/**
 * What a room is told of its presenter, by the stream's `room` message and in the answer to joining. `own` says with what guests
 * may go on by themselves, if with anything; `mayEnter` whether they may ask to come to the presenter's counter.
 */
export const roomToldSchema = z.object({
  shown: shownSchema,
  own: z.nullable(ownPlaceSchema),
  mayEnter: z.boolean(),
  question: z.nullable(roomQuestionSchema),
  isClosing: z.boolean(),
});
export type RoomTold = z.infer<typeof roomToldSchema>;

/**
 * Answer of `POST /api/rooms/<code>/guests`. `vote` is what this guest has answered already to the question that is told, by
 * its place: whoever reloads has answered still. `entry` is what came of asking to come in.
 */
export const joinedSchema = z.object({
  code: roomCodeSchema,
  told: roomToldSchema,
  vote: z.nullable(z.int()),
  entry: entrySchema,
});
export type Joined = z.infer<typeof joinedSchema>;

/** Answer of `GET /api/rooms/<code>/news?after=<number>`: what a stream would have told. */
export const roomNewsSchema = z.extend(newsSchema, { told: roomToldSchema });

/** Body of `PUT /api/sandboxes/<id>/room/shown`: `shownSchema`. Body of `PUT …/room/own`: where guests may try for themselves, or nowhere. */
export const ownChangeSchema = z.strictObject({ own: z.nullable(ownPlaceSchema) });

/** Answer of `GET /api/sandboxes/<id>/room`, and of whatever changes it: the presenter's view of the room. Null where none is open. */
export const roomStatusSchema = z.object({
  room: z.nullable(
    z.object({
      code: roomCodeSchema,
      /** Where guests come in, and the same as a QR code in SVG. */
      url: z.string(),
      qrSvg: z.string(),
      /** Whether other machines can reach it. */
      lan: z.boolean(),
      /** How many guests it holds, and how many are connected. */
      cap: z.int(),
      here: z.int(),
      /** Whether the browser that asks has the room's key, and whether one on another machine has come by the link with it. */
      presents: z.boolean(),
      isLinked: z.boolean(),
      own: z.nullable(ownPlaceSchema),
      /** What the room is being asked, and how many have answered. */
      question: z.nullable(z.extend(roomQuestionSchema, { name: z.string(), votes: z.int() })),
      hands: z.array(raisedHandSchema),
      /** Who asks to come to the counter; null while nobody may. */
      entries: z.nullable(z.array(askingSchema)),
      /** How many guests are where, in sandboxes of their own. */
      beats: z.array(z.object({ place: beatPlaceSchema, count: z.int() })),
      /** At which exercises guests are, and what keeps them from passing. */
      exercises: z.array(exerciseCountSchema),
      /** How long until it closes for good; null while it does not. */
      closesInMs: z.nullable(z.number()),
    }),
  ),
});
export type RoomStatus = z.infer<typeof roomStatusSchema>;
export type OpenRoom = NonNullable<RoomStatus['room']>;

import type { Root } from 'hast';
import { z } from 'zod';
import { serverNameSchema } from '../sandbox/server.ts';
import { type SettingName, storeKindSchema } from '../sandbox/settings.ts';
import { isTicketForm } from '../session/vocabulary.ts';
import { forgeries } from '../token/forge-token.ts';
import type { Mistake } from './mistake.ts';
import type { Prediction } from './prediction.ts';
import type { BeatRole } from './roles.ts';
import { writtenSettings } from './written-settings.ts';

const text = z.string().trim().min(1);

/** `POST /api/login` and the like: a method and a path of the demo app. */
const routeSchema = z
  .string()
  .regex(/^(GET|POST|PUT|PATCH|DELETE) \/[^\s]*$/)
  // A path that climbs would leave the sandbox's own address.
  .refine((route) => !/\/\.{1,2}(\/|$|\?)/.test(route));

/** What a learner can do in a step. Each becomes a real form or button, and a curl command where that is possible. */
export const actionSchema = z.discriminatedUnion('type', [
  /** A form that sends `POST /api/login`, or `POST /api/token`; the fields start with these values and can be changed. */
  z.strictObject({
    type: z.literal('log-in'),
    label: text.optional(),
    for: z.enum(['session', 'token']).optional(),
    username: z.string().default(''),
    password: z.string().default(''),
  }),
  /** A button that sends one request with whatever cookie the browser holds, and to the token app with the token that the page keeps. */
  z.strictObject({
    type: z.literal('request'),
    label: text,
    route: routeSchema,
    /** What is done to the token first. */
    forges: z.enum(forgeries).optional(),
  }),
  /** A button that lets a script of the page read `document.cookie` and writes what it saw into the trace. */
  z.strictObject({ type: z.literal('read-cookies'), label: text }),
  /** A button that puts the id of the last ended session back into the browser's jar and sends one request. */
  z.strictObject({ type: z.literal('old-ticket'), label: text, route: routeSchema }),
  /** A button that moves the sandbox's clock on: by so much, or to a second after the last session has expired. */
  z.strictObject({
    type: z.literal('skip-time'),
    label: text,
    to: z.string().regex(/^(closing-time|\+[1-9]\d{0,3} (second|minute|hour|day)s?)$/),
  }),
  /** A button that changes what the cloakroom is like; what is not named stays. */
  z
    .strictObject({
      type: z.literal('settings'),
      label: text,
      ...writtenSettings,
    })
    .refine(
      ({ type: _, label: __, ...changes }) => Object.values(changes).some((change) => change !== undefined),
      { path: ['servers'] },
    ),
  /** A button that restarts one server, which empties its memory. */
  z.strictObject({ type: z.literal('restart-server'), label: text, server: serverNameSchema }),
  z.strictObject({
    /**
     * A button that puts a ticket which somebody else knows into the learner's real browser: the one that this device
     * holds, or a number that it has made up.
     */
    type: z.literal('plant'),
    label: text,
    name: z.string().trim().min(1).max(24),
    number: z.string().refine(isTicketForm).optional(),
  }),
  /**
   * A button that opens a page of another site, under the other name of this machine, which then follows a link to
   * `GET /api/logout`, or sends a form to `POST /api/logout`.
   */
  z.strictObject({ type: z.literal('foreign-page'), label: text, does: z.enum(['link', 'form']) }),
  /** A button that has a simulated device, with a jar of its own, send one request. */
  z.strictObject({
    type: z.literal('device'),
    label: text,
    name: z.string().trim().min(1).max(24),
    kind: z.enum(['device', 'attacker', 'admin']).default('device'),
    route: routeSchema.regex(/^(GET|POST) /),
    /** Sent as JSON with the request, for logging in. */
    username: text.optional(),
    password: text.optional(),
    /** Sent as JSON with the request, for changing somebody's role. */
    role: z.enum(['admin', 'member']).optional(),
    /**
     * A device first copies the ticket of the learner's own browser, as a thief would; or has in its jar just what a script sent to
     * its drop last; or comes with empty hands. `token` is a copy of the token that the learner's browser bears, or the one `of`
     * another device; `ticket` is a copy of the ticket `of` another device.
     */
    takes: z.enum(['browser-ticket', 'ticket', 'drop', 'nothing', 'token']).optional(),
    /** It comes over plain http, even where the cloakroom is on https. */
    over: z.literal('http').optional(),
    /** What is done first to the token that it takes, or else to its own. */
    forges: z.enum(forgeries).optional(),
    /** A number written by hand into the device's jar first; of the form that a ticket has (`readTicket` in the demo app). */
    shows: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional(),
    /** A number that a thief reckons from the last one that he was given himself, and writes into his jar. */
    guesses: z.enum(['one-less', 'one-more', 'recipe']).optional(),
    /** Whose number the recipe is to give: whoever logged in just before the thief. With `takes=token` and `takes=ticket` the device that is robbed. */
    of: text.optional(),
  }),
  /** A button that lets a script of the page send a thief the ticket that it can read, or ask in the visitor's name. */
  z.strictObject({
    type: z.literal('script'),
    label: text,
    /** The thief, by name: what the script sees of the ticket goes to his drop, or, from `storage`, the token. */
    'sends-to': z.string().trim().min(1).max(24).optional(),
    reads: z.enum(['cookies', 'storage']).optional(),
    route: routeSchema.regex(/^(GET|POST) /).optional(),
  }),
]);
export type Action = z.infer<typeof actionSchema>;
export type ActionOf<Type extends Action['type']> = Extract<Action, { type: Type }>;

/**
 * Moments that must have been before: the place of an earlier entry in the same list, from 1; the id of a step above, for
 * when all of it was seen; `opened`, for when the step was first opened in this sandbox.
 */
const momentSchema = z.union([z.number().int().positive(), z.string().regex(/^[a-z0-9-]+$/)]);
/** Only what happened after all of these counts. */
const afterSchema = z.union([momentSchema, z.array(momentSchema).min(1)]);

/** An exchange the trace must hold: a request, and the response it got. */
export const exchangeObservationSchema = z.strictObject({
  says: text,
  request: routeSchema,
  /** An exact status, or a class such as `2xx`. */
  status: z.union([z.number().int().min(100).max(599), z.enum(['2xx', '3xx', '4xx', '5xx'])]).optional(),
  'sets-cookie': text.optional(),
  'clears-cookie': text.optional(),
  /** What the request's `session_id` was worth when it arrived: no cookie, a live session, one that has ended, or never one. */
  ticket: z.enum(['none', 'live', 'ended', 'unknown']).optional(),
  /** How long ago, by the sandbox's clock, the session of the ticket was created, at least. */
  'minutes-old': z.number().int().positive().optional(),
  actor: z.enum(['browser', 'device', 'curl', 'attacker', 'admin']).optional(),
  /** The actor's name, for telling one device from another. */
  name: text.optional(),
  /** By name whoever was asked, where it was no server of the cloakroom: to whose drop a script has sent something. */
  receiver: text.optional(),
  /** What the script had to send there. */
  sends: z.enum(['ticket', 'token', 'nothing']).optional(),
  server: z.optional(serverNameSchema),
  /** Where the server looked for sessions to answer it. */
  'sessions-in': z.optional(storeKindSchema),
  after: afterSchema.optional(),
});
export type ExchangeObservation = z.infer<typeof exchangeObservationSchema>;

/**
 * A note the trace must hold: something that happened where no wire could show it. Every field that is given must
 * hold for one and the same note; the settings belong to `settings-changed`.
 */
export const noteObservationSchema = z.strictObject({
  says: text,
  note: z.enum([
    'script-read-cookies',
    'ticket-planted',
    'script-asks',
    'clock-moved',
    'keys-expired',
    'server-changed',
    'store-changed',
    'settings-changed',
  ]),
  server: z.optional(serverNameSchema),
  now: z.enum(['started', 'stopped', 'restarted', 'down', 'up']).optional(),
  ...writtenSettings,
  after: afterSchema.optional(),
});
export type NoteObservation = z.infer<typeof noteObservationSchema>;

/** What the trace must hold before a beat counts as done. `says` tells what is still to be seen. */
export type Observation = ExchangeObservation | NoteObservation;

export const frontMatterSchema = z.strictObject({
  title: text,
  summary: text,
  minutes: z.number().int().positive(),
  /** What to keep of the lesson, in sentences; shown at its end. */
  remember: z.array(text).max(4).default([]),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** An exercise also says what is written in it. */
export const exerciseFrontMatterSchema = frontMatterSchema.extend({
  writes: z.enum(['server', 'tests']).default('server'),
});
export type ExerciseFrontMatter = z.infer<typeof exerciseFrontMatterSchema>;

/** What a lesson's sandbox is like at its beginning, as authors write it; what is not named is as every sandbox begins. */
export const beginningSchema = z.strictObject(writtenSettings);
export type Beginning = Readonly<Record<string, string>>;

/** One stub of the ticket roll: something to read, something to do, and what came of it. */
export type Beat = {
  /** What it is in a lesson about a mistake; null in every other, and for a beat that is none of the five. */
  role: BeatRole | null;
  /** Read before the action. */
  say: Root;
  prediction: Prediction | null;
  /** Several are done by one press, one after another; none means a beat to read, or a question. */
  actions: Action[];
  /** What the one button of several actions says; null where there is one action, or none. */
  sequenceLabel: string | null;
  /** One line: where to look. */
  watch: string | null;
  /** All of them end the beat. Where there is an action, there is at least one. */
  observe: Observation[];
  /** What happened: shown once the trace has shown it. */
  told: Root | null;
  more: { title: string; prose: Root }[];
  /** The id of a question for practice. */
  question: string | null;
};

export type Step = {
  /** Part of the address: `/s/<id>/lessons/<lesson>/<step>`. */
  id: string;
  title: string;
  /** Done in this order. */
  beats: Beat[];
};

export type Lesson = FrontMatter & {
  slug: string;
  sandbox: Beginning;
  /** The mistake that it lets one make and mend; null for a lesson about none. */
  mistake: Mistake | null;
  /** Ids of steps that were once here, and where each is told now: `one-rack-each`, or a step of it, `one-rack-each/own-racks`. */
  moved: Readonly<Record<string, string>>;
  steps: Step[];
};
/** What whoever presents a lesson is told of its steps, by their ids. It is kept apart from the lesson: a learner's page never has it. */
export type Notes = Readonly<Record<string, Root>>;

/** What a list shows of a step: how many beats it has, and `isToSee` where it waits for something to be observed. */
export type StepSummary = Pick<Step, 'id' | 'title'> & { beats: number; isToSee: boolean };
/** What a list shows of a lesson. `mistake` is the setting that it breaks and mends; null for a lesson about no mistake. */
export type LessonSummary = Omit<FrontMatter, 'remember'> & {
  slug: string;
  mistake: SettingName | null;
  steps: StepSummary[];
};

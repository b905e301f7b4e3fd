import type { Root } from 'hast';
import { z } from 'zod';
import { serverNameSchema } from '../sandbox/server.ts';
import { storeKindSchema } from '../sandbox/settings.ts';
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
  /** A form that sends `POST /api/login`; the fields start with these values and can be changed. */
  z.strictObject({
    type: z.literal('log-in'),
    label: text.optional(),
    username: z.string().default(''),
    password: z.string().default(''),
  }),
  /** A button that sends one request with whatever cookie the browser holds. */
  z.strictObject({ type: z.literal('request'), label: text, route: routeSchema }),
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
    /** The device first copies the ticket of the learner's own browser, as a thief would. */
    takes: z.enum(['browser-ticket']).optional(),
  }),
]);
export type Action = z.infer<typeof actionSchema>;
export type ActionOf<Type extends Action['type']> = Extract<Action, { type: Type }>;

/** Places of earlier entries in the same list, from 1: only what happened after all of them were seen counts. */
const afterSchema = z.union([z.number().int().positive(), z.array(z.number().int().positive()).min(1)]);

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

/** What the trace must hold before a step counts as done. `says` is the line of the learner's checklist. */
export const observationSchema = z.union([exchangeObservationSchema, noteObservationSchema]);
export type Observation = z.infer<typeof observationSchema>;

export const frontMatterSchema = z.strictObject({
  title: text,
  summary: text,
  minutes: z.number().int().positive(),
  /** What to keep of the lesson, in sentences; shown at its end. */
  remember: z.array(text).max(4).default([]),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

export type Step = {
  /** Part of the address: `/s/<id>/lessons/<lesson>/<step>`. */
  id: string;
  title: string;
  prose: Root;
  /** The same moment told at the coat check. */
  caption: string;
  actions: Action[];
  /** All of them unlock the next step; none means a step to read. */
  observe: Observation[];
};

export type Lesson = FrontMatter & { slug: string; steps: Step[] };
/** What a list shows of a lesson. `toSee` are the ids of the steps that wait for something to be observed. */
export type LessonSummary = Omit<FrontMatter, 'remember'> & { slug: string; toSee: string[] };

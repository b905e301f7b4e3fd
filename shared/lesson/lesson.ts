import type { Root } from 'hast';
import { z } from 'zod';

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
]);
export type Action = z.infer<typeof actionSchema>;

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
  actor: z.enum(['browser', 'device', 'curl', 'attacker', 'admin']).optional(),
});
export type ExchangeObservation = z.infer<typeof exchangeObservationSchema>;

/** A note the trace must hold: something that happened in the page, where no wire could show it. */
export const noteObservationSchema = z.strictObject({ says: text, note: z.enum(['script-read-cookies']) });

/** What the trace must hold before a step counts as done. `says` is the line of the learner's checklist. */
export const observationSchema = z.union([exchangeObservationSchema, noteObservationSchema]);
export type Observation = z.infer<typeof observationSchema>;

export const frontMatterSchema = z.strictObject({
  title: text,
  summary: text,
  minutes: z.number().int().positive(),
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
export type LessonSummary = FrontMatter & { slug: string };

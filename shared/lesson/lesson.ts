import type { Root } from 'hast';
import { z } from 'zod';

/** `POST /api/login` and the like: a method and a path of the demo app. */
const routeSchema = z
  .string()
  .regex(/^(GET|POST|PUT|PATCH|DELETE) \/[^\s]*$/, 'write it as "POST /api/login"');

/** What a learner can do in a step. Each becomes a real form or button, and a curl command where that is possible. */
export const actionSchema = z.discriminatedUnion('type', [
  /** A form that sends `POST /api/login`; the fields start with these values and can be changed. */
  z.strictObject({
    type: z.literal('log-in'),
    label: z.string().optional(),
    username: z.string().default(''),
    password: z.string().default(''),
  }),
  /** A button that sends one request with whatever cookie the browser holds. */
  z.strictObject({ type: z.literal('request'), label: z.string(), route: routeSchema }),
  /** A button that lets a script of the page read `document.cookie` and writes what it saw into the trace. */
  z.strictObject({ type: z.literal('read-cookies'), label: z.string() }),
  /** A button that puts the id of the last ended session back into the browser's jar and sends one request. */
  z.strictObject({ type: z.literal('old-ticket'), label: z.string(), route: routeSchema }),
]);
export type Action = z.infer<typeof actionSchema>;

/** What the trace must hold before a step counts as done. `says` is the line of the learner's checklist. */
export const observationSchema = z.union([
  z.strictObject({
    says: z.string(),
    request: routeSchema,
    /** An exact status, or a class such as `2xx`. */
    status: z.union([z.number().int().min(100).max(599), z.enum(['2xx', '3xx', '4xx'])]).optional(),
    'sets-cookie': z.string().optional(),
    'clears-cookie': z.string().optional(),
    /** What the request's `session_id` was worth when it arrived: no cookie, a live session, one that has ended, or never one. */
    ticket: z.enum(['none', 'live', 'ended', 'unknown']).optional(),
    actor: z.enum(['browser', 'device', 'curl', 'attacker', 'admin']).optional(),
  }),
  z.strictObject({ says: z.string(), note: z.enum(['script-read-cookies']) }),
]);
export type Observation = z.infer<typeof observationSchema>;

export const frontMatterSchema = z.strictObject({
  title: z.string(),
  summary: z.string(),
  minutes: z.number().int().positive(),
});

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

export type Lesson = z.infer<typeof frontMatterSchema> & { slug: string; steps: Step[] };

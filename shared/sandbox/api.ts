import { z } from 'zod';
import { traceEventSchema } from '../trace/event.ts';

/** 128 random bits in base64url. The id is the capability to use the sandbox, so it is never guessable. */
export const sandboxIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** Answer of `POST /api/sandboxes`. */
export const createdSandboxSchema = z.object({ id: sandboxIdSchema, url: z.string() });

/** Answer of `GET /api/sandboxes/<id>`. `now` is the server's clock in milliseconds since the epoch. */
export const sandboxStatusSchema = z.object({
  id: sandboxIdSchema,
  now: z.number(),
  idleSeconds: z.number(),
});

/** Answer of `GET /api/sandboxes/<id>/trace`. `dropped` counts the oldest events, which the cap has let go. */
export const traceSchema = z.object({ dropped: z.number().int(), events: z.array(traceEventSchema) });
export type Trace = z.infer<typeof traceSchema>;

/**
 * The stream, `GET /api/sandboxes/<id>/events`, as server-sent events:
 * `snapshot` replaces all that the reader had, `trace` adds the one event whose number is the message's id, and
 * `heartbeat` says that the line is alive and what the server's clock shows.
 */
export const snapshotMessageSchema = traceSchema.extend({ now: z.number() });
export const heartbeatMessageSchema = z.object({ now: z.number() });

/** Body of `POST /api/sandboxes/<id>/notes`: what happened in the learner's page and no wire could show. */
export const noteRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('script-read-cookies'), visible: z.array(z.string().max(64)).max(20) }),
]);
export type NoteRequest = z.infer<typeof noteRequestSchema>;

/** Answer of `GET /api/demo-app/source`: the very files that are running. */
export const demoAppSourceSchema = z.object({
  files: z.array(z.object({ file: z.string(), text: z.string() })),
});
export type DemoAppSource = z.infer<typeof demoAppSourceSchema>;

/** Every refusal of the product's own routes, from a closed list of codes. */
export const apiErrorSchema = z.object({
  error: z.object({
    code: z.enum([
      'bad-request',
      'foreign-host',
      'foreign-origin',
      'not-found',
      'sandbox-not-found',
      'sandboxes-full',
      'too-many-requests',
      'too-many-listeners',
      'too-large',
      'unsupported-media-type',
      'store-unavailable',
      'internal',
    ]),
    /** *Could not X: why. What to do.* */
    message: z.string(),
  }),
});
export type ApiError = z.infer<typeof apiErrorSchema>;
export type ApiErrorCode = ApiError['error']['code'];

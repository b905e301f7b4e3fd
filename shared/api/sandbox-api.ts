import { z } from 'zod/mini';
import { serverNameSchema } from '../sandbox/server.ts';
import { sandboxSettingsSchema } from '../sandbox/settings.ts';
import { isTicketForm, ticketPair } from '../session/vocabulary.ts';
import { readOurToken } from '../token/read-token.ts';
import { ticketInDrop } from '../trace/drop.ts';
import { actorSchema, traceEventSchema } from '../trace/event.ts';

/** 128 random bits in base64url. The id is the capability to use the sandbox, so it is never guessable. */
export const sandboxIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** Body of `POST /api/sandboxes`, which may be empty: a server may want its class's code. */
export const newSandboxSchema = z.object({ classCode: z.optional(z.string().check(z.maxLength(200))) });

/** Answer of `POST /api/sandboxes`. */
export const createdSandboxSchema = z.object({ id: sandboxIdSchema, url: z.string() });

/** Answer of `GET /api/sandboxes/<id>`. `now` is the sandbox's clock in milliseconds since the epoch. */
export const sandboxStatusSchema = z.object({
  id: sandboxIdSchema,
  now: z.number(),
  idleSeconds: z.number(),
  settings: sandboxSettingsSchema,
});
export type SandboxStatus = z.infer<typeof sandboxStatusSchema>;

/**
 * Body of `POST /api/sandboxes/<id>/clock`: how far to move the clock on, a leap year at most, or to a second after the last session of
 * today has expired. The answer is the status.
 */
export const clockMoveSchema = z.union([
  z.strictObject({
    byMs: z.int().check(z.positive(), z.maximum(366 * 24 * 3_600_000)),
  }),
  z.strictObject({ to: z.literal('closing-time') }),
]);
export type ClockMove = z.infer<typeof clockMoveSchema>;

/** Body of `PATCH /api/sandboxes/<id>/settings`: `settingsChangeSchema`. The answer is the status. */
/** `POST /api/sandboxes/<id>/servers/<server>/restart`: the server loses its memory. The answer is the status. */
export const restartedServerSchema = serverNameSchema;

/** Answer of `GET` (a list) and `POST /api/sandboxes/<id>/devices` (one): user agents that the server plays, with jars of their own. */
export const deviceSchema = actorSchema;
export const devicesSchema = z.object({ devices: z.array(deviceSchema) });
/** Body of `POST /api/sandboxes/<id>/devices`. */
export const newDeviceSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(24), z.regex(/^\P{Cc}*$/u)),
  kind: z.enum(['device', 'attacker', 'admin']),
});
export type NewDevice = z.infer<typeof newDeviceSchema>;

/** What a jar can keep and send: a cookie's value has no blank, quote, comma, semicolon or backslash (RFC 6265, section 4.1.1). */
const sessionCookieSchema = z
  .string()
  .check(
    z.maxLength(300),
    z.regex(new RegExp(`^(${ticketPair('')})?[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]+$`)),
  );

/** What has not the form of our own is nobody's business here, and would not be shown in the trace. */
const takenTokenSchema = z.string().check(z.refine((token) => token === '' || readOurToken(token) !== null));

/**
 * Body of `POST /api/sandboxes/<id>/devices/<device>/requests`: one real request through the gateway. `take` copies the
 * session cookie of another actor into the device's jar first, or the token that another actor bears, as a thief would; an empty
 * one leaves none. A device shows its token to the token app alone. The answer says how it ended.
 */
export const deviceRequestSchema = z.strictObject({
  method: z.enum(['GET', 'POST']),
  path: z.string().check(z.startsWith('/'), z.maxLength(200)),
  /** Flat: one that is nested thousands of levels deep would exhaust the stack of whoever walks it. */
  json: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  take: z.optional(
    z.union([
      z.strictObject({ cookie: z.union([z.literal(''), sessionCookieSchema]) }),
      z.strictObject({ token: takenTokenSchema }),
    ]),
  ),
  /** The device comes over plain http, even where the cloakroom is on https. */
  over: z.optional(z.literal('http')),
});
/** How many bytes a drop takes in; what a script of ours sends has not a tenth of it. */
export const DROP_BYTES = 512;
/**
 * Body of `POST /api/sandboxes/<id>/devices/<thief>/drop`, answered with 204: what a script of the page saw of the sandbox's
 * own ticket, `session_id=…`, or of its token, or nothing. No other cookie or entry of this machine, and nothing longer, has the form
 * of either.
 */
export const dropSchema = z.union([
  z.strictObject({
    cookie: z.string().check(z.refine((cookie) => cookie === '' || ticketInDrop(cookie) !== null)),
  }),
  z.strictObject({ token: takenTokenSchema }),
]);
export type Drop = z.infer<typeof dropSchema>;

export type DeviceRequest = z.infer<typeof deviceRequestSchema>;
export const deviceAnswerSchema = z.object({ status: z.int() });

/**
 * Body of `POST /api/sandboxes/<id>/errands`: what a program on another port of this host is to do at the browser that
 * asks. `plant` puts the ticket of a played device into its jar, or a number that this device has made up; `stays` says
 * that the browser comes to no other port. `link` and `form` are a page of another site.
 */
export const errandSchema = z.discriminatedUnion('does', [
  z.strictObject({
    does: z.literal('plant'),
    device: z.string().check(z.maxLength(40)),
    number: z.optional(z.string().check(z.refine(isTicketForm))),
    stays: z.optional(z.boolean()),
  }),
  z.strictObject({ does: z.enum(['link', 'form']) }),
]);
export type Errand = z.infer<typeof errandSchema>;
/**
 * Where the browser has to go for it, once and soon; `errand` is its name. Null where there is no such program, or it
 * cannot be reached from where the browser is: a ticket is then planted by this very answer, a foreign page is nowhere.
 */
export const errandPlaceSchema = z.object({
  place: z.nullable(z.object({ url: z.string(), errand: z.string() })),
});
/** Answer of `GET /api/sandboxes/<id>/errands/<errand>`: whether it is done. */
export const errandStateSchema = z.object({ done: z.boolean() });

/** Answer of `GET /api/sandboxes/<id>/address`: where other devices find this sandbox, and the same as a QR code in SVG. `lan` is false when only this machine can be reached. */
export const sandboxAddressSchema = z.object({ url: z.string(), lan: z.boolean(), qrSvg: z.string() });

/** Answer of `GET /api/sandboxes/<id>/trace`. `dropped` counts the oldest events, which the cap has let go. */
export const traceSchema = z.object({ dropped: z.int(), events: z.array(traceEventSchema) });
export type Trace = z.infer<typeof traceSchema>;

/**
 * The stream, `GET /api/sandboxes/<id>/events`, as server-sent events:
 * `snapshot` replaces all that the reader had, `trace` adds the one event whose number is the message's id, and
 * `heartbeat` says that the line is alive and what the sandbox's clock shows.
 */
export const snapshotMessageSchema = z.extend(traceSchema, { now: z.number() });
export const heartbeatMessageSchema = z.object({ now: z.number() });

/**
 * Answer of `GET /api/sandboxes/<id>/news?after=<number>`: the same by asking, for whoever cannot hold a stream. `whole`
 * says that the events replace all that the reader had, as a snapshot does; else they follow `after`.
 */
export const newsSchema = z.extend(snapshotMessageSchema, { whole: z.boolean() });
export type News = z.infer<typeof newsSchema>;

/** Body of `POST /api/sandboxes/<id>/notes`: what happened in the learner's page and no wire could show. */
export const noteRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('script-read-cookies'),
    visible: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(20)),
  }),
  z.object({
    kind: z.literal('script-asks'),
    route: z.string().check(z.maxLength(200), z.regex(/^(GET|POST) \/[\x21-\x7e]*$/)),
  }),
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
      'outside-base',
      'sandbox-not-found',
      'sandboxes-full',
      'class-code-needed',
      'class-code-wrong',
      'host-token-needed',
      'too-many-requests',
      'too-many-listeners',
      'too-many-devices',
      'too-many-waiting',
      'room-not-found',
      'rooms-full',
      'room-full',
      'not-in-room',
      'not-presenting',
      'question-closed',
      'clock-too-far',
      'clock-busy',
      'no-session',
      'nothing-to-plant',
      'too-large',
      'unsupported-media-type',
      'store-unavailable',
      'store-full',
      'store-refuses',
      'storage-refused',
      'needs-server',
      'internal',
    ]),
    /** *Could not X: why. What to do.* */
    message: z.string(),
  }),
});
export type ApiError = z.infer<typeof apiErrorSchema>;
export type ApiErrorCode = ApiError['error']['code'];

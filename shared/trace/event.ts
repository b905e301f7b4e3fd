import { z } from 'zod/mini';
import { sandboxSettingsSchema } from '../sandbox/settings.ts';
import { jsonObjectSchema, jsonSchema } from './json-value.ts';

/**
 * A user agent with a cookie jar of its own. `id` is unique within a sandbox; `name` is what people read. `house` is
 * no user agent: whoever runs the cloakroom, for notes on time, servers and the store.
 */
export const actorSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(40)),
  kind: z.enum(['browser', 'device', 'curl', 'attacker', 'admin', 'house']),
  name: z.string().check(z.minLength(1), z.maxLength(40)),
});
export type Actor = z.infer<typeof actorSchema>;

/** Header lines in the order and with the repetitions they had on the wire. */
export const headersSchema = z.array(z.tuple([z.string(), z.string()]));
export type Headers = z.infer<typeof headersSchema>;

/**
 * Cookies that travelled with a message, and that neither the demo app got to see nor the trace: whether the product's own
 * was among them, and how many belonged to other programs.
 */
export const leftOutSchema = z.object({ own: z.boolean(), others: z.int().check(z.nonnegative()) });
export type LeftOut = z.infer<typeof leftOutSchema>;

/** A recorded body: `bytes` is its true size, `text` what was kept of it, secrets masked. */
export const bodySchema = z.object({ text: z.string(), bytes: z.number(), truncated: z.boolean() });
export type Body = z.infer<typeof bodySchema>;

/** The line of the demo app's code that caused an event. `file` is relative to the demo app's folder. */
export const sourceSchema = z.object({ file: z.string(), line: z.number() });
export type Source = z.infer<typeof sourceSchema>;

/** One Redis command as the demo app gave it, its key without the sandbox's own prefix. */
export const commandSchema = z.object({ name: z.string(), args: z.array(z.string()) });
export type Command = z.infer<typeof commandSchema>;

/** What the store answered to one command. */
export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: jsonSchema }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);
export type Reply = z.infer<typeof replySchema>;

/** The year 9000: a trace from a file may say anything, but what is reckoned from it, such as an expiry, must be a date. */
const latest = 221_845_392_000_000;

/**
 * What every event carries. `at` is milliseconds since the epoch on the sandbox's clock, which can be moved on; `exchange` is one request
 * with everything it caused up to its response.
 */
const shared = {
  at: z.number().check(z.minimum(-latest), z.maximum(latest)),
  exchange: z.string(),
  actor: actorSchema,
  server: z.string(),
  source: z.nullable(sourceSchema),
};

/** Who is asked, and answers, where it is no server of the cloakroom: a thief to whom a script sends what it saw. */
const receiver = z.optional(actorSchema);

const requestSchema = z.object({
  ...shared,
  type: z.literal('request'),
  receiver,
  method: z.string(),
  /** As the demo app sees it, with the query: `/api/login`, never with the sandbox's address. */
  path: z.string(),
  headers: headersSchema,
  leftOut: z.optional(leftOutSchema),
  body: z.nullable(bodySchema),
});

const responseSchema = z.object({
  ...shared,
  type: z.literal('response'),
  receiver,
  status: z.int(),
  reason: z.string(),
  headers: headersSchema,
  leftOut: z.optional(leftOutSchema),
  body: z.nullable(bodySchema),
  durationMs: z.number(),
});

const storeCommandSchema = z.object({
  ...shared,
  type: z.literal('store-command'),
  /** Pairs a command with its reply within the exchange. */
  call: z.int(),
  /** True when the commands travelled as one MULTI … EXEC. */
  transaction: z.boolean(),
  commands: z.array(commandSchema).check(z.minLength(1)),
});

const storeReplySchema = z.object({
  ...shared,
  type: z.literal('store-reply'),
  call: z.int(),
  /** One reply for each command, in order. A transaction that failed as a whole has the same error in each. */
  replies: z.array(replySchema).check(z.minLength(1)),
  durationMs: z.number(),
});

/** The records that one write of a file changed: the file's own text is kept in the trace up to a limit only. */
const recordsSchema = jsonObjectSchema;

/** What the demo app did with a `Map` in its own memory, or with a file on its own disk. */
const operationSchema = z.discriminatedUnion('name', [
  /** `value` is null where the code got `undefined`. */
  z.object({ name: z.literal('map.get'), key: z.string(), value: jsonSchema }),
  z.object({ name: z.literal('map.set'), key: z.string(), value: jsonSchema }),
  z.object({ name: z.literal('map.delete'), key: z.string(), existed: z.boolean() }),
  /** All of the map was walked. */
  z.object({ name: z.literal('map.entries'), size: z.int().check(z.nonnegative()) }),
  /** `body` is null where there was no such file. */
  z.object({ name: z.literal('file.read'), path: z.string(), body: z.nullable(bodySchema) }),
  z.object({
    name: z.literal('file.write'),
    path: z.string(),
    body: bodySchema,
    set: recordsSchema,
    removed: z.array(z.string()),
  }),
]);

export type { JsonValue } from './json-value.ts';
export type OwnStoreOperation = z.infer<typeof operationSchema>;

/** One operation on what a server has for itself. No message travels: it is done and answered in the same breath. */
const ownStoreSchema = z.object({ ...shared, type: z.literal('own-store'), operation: operationSchema });

const noteSchema = z.object({
  ...shared,
  type: z.literal('note'),
  note: z.discriminatedUnion('kind', [
    /** A script in the learner's page read `document.cookie`; `visible` are the cookie names it got to see. */
    z.object({ kind: z.literal('script-read-cookies'), visible: z.array(z.string()) }),
    /** A script in the learner's page, and not its visitor, is about to send this request. */
    z.object({ kind: z.literal('script-asks'), route: z.string().check(z.maxLength(200)) }),
    /** The sandbox's clock jumped; the event's own time is the one after the jump. */
    z.object({ kind: z.literal('clock-moved'), byMs: z.number().check(z.positive()) }),
    /** These keys of the session store outlived their time, and it has dropped them. */
    z.object({ kind: z.literal('keys-expired'), keys: z.array(z.string()).check(z.minLength(1)) }),
    /** The event's server came, went, or lost its memory by a restart. */
    z.object({ kind: z.literal('server-changed'), now: z.enum(['started', 'stopped', 'restarted']) }),
    z.object({ kind: z.literal('store-changed'), now: z.enum(['down', 'up']) }),
    /** So many events are missing before this one: the store that keeps the trace had no room for them. */
    z.object({ kind: z.literal('not-recorded'), events: z.int().check(z.positive()) }),
    /**
     * A ticket of somebody else's choice came into the jar of the event's actor: by a program on another port of the same
     * host, or by somebody (`by` is a name) who was at this very browser before. No server of the cloakroom gave it out.
     */
    z.object({
      kind: z.literal('ticket-planted'),
      ticket: z.string().check(z.minLength(1), z.maxLength(64)),
      by: z.string().check(z.minLength(1), z.maxLength(40)),
      how: z.enum(['other-port', 'same-browser']),
      /** Of the cookie, as a browser knows it. */
      path: z.string().check(z.startsWith('/'), z.maxLength(200)),
      httpOnly: z.boolean(),
    }),
    /** All settings as they are from here on. */
    z.object({
      kind: z.literal('settings-changed'),
      settings: sandboxSettingsSchema,
      /** As they were before; older traces do not say. */
      was: z.optional(sandboxSettingsSchema),
    }),
  ]),
});

export const recordedEventSchema = z.discriminatedUnion('type', [
  requestSchema,
  responseSchema,
  storeCommandSchema,
  storeReplySchema,
  ownStoreSchema,
  noteSchema,
]);
/** Something that happened, before the trace has given it its number. */
export type RecordedEvent = z.infer<typeof recordedEventSchema>;

const numbered = { number: z.int().check(z.positive()) };
export const traceEventSchema = z.discriminatedUnion('type', [
  z.extend(requestSchema, numbered),
  z.extend(responseSchema, numbered),
  z.extend(storeCommandSchema, numbered),
  z.extend(storeReplySchema, numbered),
  z.extend(ownStoreSchema, numbered),
  z.extend(noteSchema, numbered),
]);
/** One fact of the trace. Numbers start at 1 and have no gaps. */
export type TraceEvent = z.infer<typeof traceEventSchema>;

export type TraceEventOf<Type extends TraceEvent['type']> = Extract<TraceEvent, { type: Type }>;

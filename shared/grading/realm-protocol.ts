import { z } from 'zod/mini';
import type { LearnerRealm } from './lab.ts';
import { faultSchema } from './verdict.ts';

/** First message to a realm; again when another text is to be graded there. */
export type LoadMessage = {
  type: 'load';
  /** Marks what the host itself sends: learner code that posts a verdict of its own does not know it. */
  nonce: string;
  text: string;
};

/** What a printed text holds comes by itself. */
export type RealmCall = Exclude<keyof LearnerRealm, 'printed'>;

export type CallMessage = {
  type: 'call';
  id: number;
  name: RealmCall;
  args: unknown[];
  /** For `request` and `proceed`: real milliseconds until a handler counts as never answering, or a test as never going on. */
  patienceMs: number;
};

export type ToRealm = LoadMessage | CallMessage;

const nonce = z.string();
const fault = z.object({
  fault: faultSchema,
  message: z.string(),
  line: z.nullable(z.int().check(z.positive())),
  column: z.nullable(z.int().check(z.positive())),
});
export type RealmFault = z.infer<typeof fault>;

/** What has happened since the last message. Each event is checked when somebody looks at it: most are never looked at. */
const events = z.array(z.unknown());

/** What a host sends. All of it is checked: the realm belongs to the learner. */
export const fromRealmSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), nonce, id: z.number(), value: z.unknown(), events }),
  z.object({ type: z.literal('failed'), nonce, id: z.number(), fault, events }),
  z.object({ type: z.literal('events'), nonce, events }),
  /** The learner's code ended its realm, or broke it; nothing comes of it any more. */
  z.object({ type: z.literal('ended'), nonce, fault: z.enum(['ended', 'memory']), why: z.string() }),
  z.object({ type: z.literal('printed'), nonce, text: z.string().check(z.maxLength(100_000)) }),
]);
export type FromRealm = z.infer<typeof fromRealmSchema>;

export const labAnswerSchema = z.object({
  status: z.int(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
  durationMs: z.number(),
});

export const straysSchema = z.array(
  z.object({ message: z.string(), line: z.nullable(z.int().check(z.positive())) }),
);

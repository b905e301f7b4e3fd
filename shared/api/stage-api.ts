import { z } from 'zod/mini';
import { shownSchema } from './room-api.ts';
import { stageRunsSchema } from './stage-runs.ts';

const { view: viewSchema, runs: runsSchema } = shownSchema.shape;

/**
 * What a stage shows. `cursor` is null while live; up to `head` has been shown, and what comes after it waits in the wings. `runs`
 * lie over the picture, where there are any.
 */
export const stageStateSchema = z.object({
  cursor: z.nullable(z.int()),
  head: z.int(),
  isHeld: z.boolean(),
  isPlaying: z.boolean(),
  view: viewSchema,
  isDark: z.boolean(),
  runs: runsSchema,
});
export type StageState = z.infer<typeof stageStateSchema>;

/** What a stage can be told to do. */
export const stageOrderSchema = z.discriminatedUnion('does', [
  z.object({ does: z.enum(['event before', 'event after', 'previous chapter', 'next chapter']) }),
  z.object({ does: z.enum(['play or pause', 'to the first', 'to the newest', 'back to live']) }),
  z.object({ does: z.literal('show event'), number: z.int() }),
  z.object({ does: z.literal('hold'), isHeld: z.boolean() }),
  z.object({ does: z.literal('view'), view: viewSchema }),
  z.object({ does: z.literal('black'), isDark: z.boolean() }),
  /** Lays two runs beside each other over the picture; null puts them away. */
  z.object({ does: z.literal('runs'), runs: z.nullable(stageRunsSchema) }),
  /** What was pressed elsewhere brings so many exchanges and notes, which are played as if it had been pressed here. */
  z.object({ does: z.literal('act'), parts: z.int() }),
  z.object({ does: z.literal('answered') }),
]);
export type StageOrder = z.infer<typeof stageOrderSchema>;

const stageNameSchema = z.string().check(z.minLength(1), z.maxLength(40));

/**
 * What windows about one stage say to each other, whichever way it goes. Also the body of `POST /api/sandboxes/<id>/room/line`,
 * and each message of the stream `GET …/room/line`.
 */
export const stageMessageSchema = z.discriminatedUnion('type', [
  /** `count` grows with each that a stage tells: ways may overtake each other. */
  z.object({ type: z.literal('stage'), stage: stageNameSchema, count: z.int(), state: stageStateSchema }),
  z.object({ type: z.literal('stage left'), stage: stageNameSchema }),
  z.object({ type: z.literal('order'), order: stageOrderSchema }),
  /** Asks all stages to tell what they show. */
  z.object({ type: z.literal('who is there') }),
]);
export type StageMessage = z.infer<typeof stageMessageSchema>;

/** 128 random bits in base64url: whoever shows it runs the stage of a room. */
export const presenterKeySchema = z.string().check(z.regex(/^[\w-]{22}$/));

/** Body of `POST /api/sandboxes/<id>/room/link`: a browser that has come by the link shows the key that was in it. */
export const shownKeySchema = z.strictObject({ key: presenterKeySchema });

/** Answer of `GET /api/sandboxes/<id>/room/link`: the way to the presenter's window, and to the stage, for another machine. */
export const presenterLinkSchema = z.object({
  presenter: z.string(),
  stage: z.string(),
  /** The presenter's window as a QR code in SVG. */
  qrSvg: z.string(),
});
export type PresenterLink = z.infer<typeof presenterLinkSchema>;

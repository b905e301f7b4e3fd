import { z } from 'zod/mini';
import { stageViews } from './stage-view.ts';

/** What a stage shows. `cursor` is null while live; up to `head` has been shown, and what comes after it waits in the wings. */
export const stageStateSchema = z.object({
  cursor: z.nullable(z.int()),
  head: z.int(),
  isHeld: z.boolean(),
  isPlaying: z.boolean(),
  view: z.enum(stageViews),
  isDark: z.boolean(),
});
export type StageState = z.infer<typeof stageStateSchema>;

/** What a stage can be told to do. */
export const stageOrderSchema = z.discriminatedUnion('does', [
  z.object({ does: z.enum(['event before', 'event after', 'previous chapter', 'next chapter']) }),
  z.object({ does: z.enum(['play or pause', 'to the first', 'to the newest', 'back to live']) }),
  z.object({ does: z.literal('show event'), number: z.int() }),
  z.object({ does: z.literal('hold'), isHeld: z.boolean() }),
  z.object({ does: z.literal('view'), view: z.enum(stageViews) }),
  z.object({ does: z.literal('black'), isDark: z.boolean() }),
  /** What was pressed elsewhere brings so many exchanges and notes, which are played as if it had been pressed here. */
  z.object({ does: z.literal('act'), parts: z.int() }),
  z.object({ does: z.literal('answered') }),
]);
export type StageOrder = z.infer<typeof stageOrderSchema>;

const stageMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('stage'), stage: z.string(), state: stageStateSchema }),
  z.object({ type: z.literal('stage left'), stage: z.string() }),
  z.object({ type: z.literal('order'), order: stageOrderSchema }),
  /** Asks all stages to tell what they show. */
  z.object({ type: z.literal('who is there') }),
]);
export type StageMessage = z.infer<typeof stageMessageSchema>;

export type StageChannel = { tell(message: StageMessage): void; close(): void };

/** One line between the windows of a browser that are about the same sandbox or show: its stages, and whoever presents. */
export const openStageChannel = (name: string, onMessage: (message: StageMessage) => void): StageChannel => {
  const channel = new BroadcastChannel(`coat-check:stage:${name}`);
  channel.onmessage = ({ data }) => {
    // A window that was opened before an update may say what is not understood any more.
    const { success, data: message } = stageMessageSchema.safeParse(data);
    if (success) onMessage(message);
  };
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
};

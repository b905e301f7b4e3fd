import { type StageMessage, stageMessageSchema } from '#shared/api/stage-api.ts';
import { openChannel } from '../line/open-channel.ts';

export type StageChannel = { tell(message: StageMessage): void; close(): void };

/** One line between the windows of a browser that are about the same sandbox or show: its stages, and whoever presents. */
export const openStageChannel = (name: string, onMessage: (message: StageMessage) => void): StageChannel => {
  const channel = openChannel(`coat-check:stage:${name}`, ({ data }) => {
    // A window that was opened before an update may say what is not understood any more.
    const { success, data: message } = stageMessageSchema.safeParse(data);
    if (success) onMessage(message);
  });
  return { tell: (message) => channel?.postMessage(message), close: () => channel?.close() };
};

import { type StageMessage, stageMessageSchema } from '#shared/api/stage-api.ts';
import { hrefOf } from '../requests/base.ts';
import { lineOf, sayOnLine } from '../room/room-api.ts';
import { createSayer } from './create-sayer.ts';
import type { StageChannel } from './stage-channel.ts';

/** A line that was refused, or met a server that was just starting, is tried again after so long. */
const AGAIN_MS = 2000;

/**
 * The same line as `openStageChannel`, between windows on different machines, through the room of a sandbox. Whoever comes to it
 * asks who is there; a window hears its own words, too, so that a stage that comes tells by that what it shows.
 */
export const openStageLine = (
  sandboxId: string,
  onMessage: (message: StageMessage) => void,
): StageChannel => {
  const tell = createSayer((message) => sayOnLine(sandboxId, message), Date.now);
  let stream: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    stream = new EventSource(hrefOf(lineOf(sandboxId)));
    stream.addEventListener('listening', () => tell({ type: 'who is there' }));
    stream.addEventListener('stage', ({ data }) => {
      const { success, data: message } = stageMessageSchema.safeParse(JSON.parse(String(data)));
      if (success) onMessage(message);
    });
    stream.addEventListener('error', () => {
      // Else it connects again by itself.
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(listen, AGAIN_MS);
    });
  };
  listen();
  return {
    tell,
    close() {
      clearTimeout(timer);
      stream.close();
    },
  };
};

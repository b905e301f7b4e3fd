import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import type { StageMessage } from '#shared/api/stage-api.ts';
import { useRoom } from '../room/use-room.ts';
import type { StageChannel } from './stage-channel.ts';
import { openStageLine } from './stage-line.ts';

/**
 * The line through the room of a sandbox, as long as it is wanted and a browser on another machine has come by the room's link:
 * it takes one of a browser's six connections. `tell` says nothing while there is none, and stays the same function.
 */
export const useStageLine = (
  sandboxId: string | null,
  isWanted: boolean,
  onMessage: (message: StageMessage) => void,
): ((message: StageMessage) => void) => {
  const room = useRoom(sandboxId);
  const isOpen = isWanted && room?.presents === true && room.isLinked;
  const line = useRef<StageChannel | null>(null);
  const hear = useEffectEvent(onMessage);
  useEffect(() => {
    if (!isOpen || sandboxId === null) return;
    const opened = openStageLine(sandboxId, (message) => hear(message));
    line.current = opened;
    return () => {
      opened.close();
      line.current = null;
    };
  }, [isOpen, sandboxId]);
  return useCallback((message) => line.current?.tell(message), []);
};

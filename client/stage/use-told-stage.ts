import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { StageMessage, StageOrder, StageState } from '#shared/api/stage-api.ts';
import { useTraceSource } from '../timeline/timeline-provider.tsx';
import { randomName } from './random-name.ts';
import { openStageChannel, type StageChannel } from './stage-channel.ts';
import { useStageLine } from './use-stage-line.ts';

/**
 * Tells whoever presents from another window what this stage shows, and hears what it shall do: in this browser, and on another
 * machine that has come by the room's link. A stage without a name for that, null, has nobody to tell.
 */
export const useToldStage = (
  name: string | null,
  state: StageState,
  onOrder: (order: StageOrder) => void,
): void => {
  const [stage] = useState(randomName);
  const channel = useRef<StageChannel | null>(null);
  const count = useRef(0);
  const { sandboxId } = useTraceSource();
  const hear = useEffectEvent((message: StageMessage) => {
    if (message.type === 'order') onOrder(message.order);
    else if (message.type === 'who is there') tell();
  });
  const tellAll = useEffectEvent((message: StageMessage) => {
    channel.current?.tell(message);
    tellFar(message);
  });
  const tell = useEffectEvent(() => {
    count.current += 1;
    tellAll({ type: 'stage', stage, count: count.current, state });
  });
  useEffect(() => {
    if (name === null) return;
    const opened = openStageChannel(name, (message) => hear(message));
    channel.current = opened;
    const leave = () => tellAll({ type: 'stage left', stage });
    const comeBack = () => tell();
    tell();
    // A page that is left may be kept, and come back as it was.
    addEventListener('pagehide', leave);
    addEventListener('pageshow', comeBack);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
      leave();
      opened.close();
      channel.current = null;
    };
  }, [name, stage]);
  // After the effect that says it has left: React ends effects in their order, and the line must still be there by then.
  const tellFar = useStageLine(sandboxId, name !== null, (message) => hear(message));
  const { cursor, head, isHeld, isPlaying, view, isDark, runs } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told whenever any of it changes.
  useEffect(() => {
    tell();
  }, [cursor, head, isHeld, isPlaying, view, isDark, runs]);
};

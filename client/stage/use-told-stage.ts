import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { randomName } from './random-name.ts';
import { openStageChannel, type StageChannel, type StageOrder, type StageState } from './stage-channel.ts';

/**
 * Tells whoever presents from another window what this stage shows, and hears what it shall do. A stage without
 * a name for that, null, has nobody to tell.
 */
export const useToldStage = (
  name: string | null,
  state: StageState,
  onOrder: (order: StageOrder) => void,
): void => {
  const [stage] = useState(randomName);
  const channel = useRef<StageChannel | null>(null);
  const tell = useEffectEvent(() => channel.current?.tell({ type: 'stage', stage, state }));
  const hear = useEffectEvent(onOrder);
  useEffect(() => {
    if (name === null) return;
    const opened = openStageChannel(name, (message) => {
      if (message.type === 'order') hear(message.order);
      else if (message.type === 'who is there') tell();
    });
    channel.current = opened;
    const leave = () => opened.tell({ type: 'stage left', stage });
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
  const { cursor, head, isHeld, isPlaying, view, isDark } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told whenever any of it changes.
  useEffect(() => {
    tell();
  }, [cursor, head, isHeld, isPlaying, view, isDark]);
};

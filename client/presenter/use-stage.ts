import { useCallback, useEffect, useRef, useState } from 'react';
import {
  openStageChannel,
  type StageChannel,
  type StageMessage,
  type StageOrder,
  type StageState,
} from '../stage/stage-channel.ts';
import { hearStage, type SeenStage, stillThere } from './seen-stage.ts';

/** How often stages are asked what they show: one that has crashed says nothing of it. */
const ASK_MS = 2000;

/** The stage that this browser shows by this name, null where it shows none, and how to tell it what to do. */
export const useStage = (name: string): { stage: StageState | null; order: (order: StageOrder) => void } => {
  const [seen, setSeen] = useState<SeenStage | null>(null);
  const channel = useRef<StageChannel | null>(null);
  useEffect(() => {
    const hear = (message: StageMessage) => setSeen((before) => hearStage(before, message, Date.now()));
    const opened = openStageChannel(name, hear);
    const ask = () => {
      opened.tell({ type: 'who is there' });
      setSeen((before) => stillThere(before, Date.now()));
    };
    channel.current = opened;
    ask();
    const timer = setInterval(ask, ASK_MS);
    return () => {
      clearInterval(timer);
      opened.close();
      channel.current = null;
    };
  }, [name]);
  const order = useCallback((order: StageOrder) => channel.current?.tell({ type: 'order', order }), []);
  return { stage: seen?.state ?? null, order };
};

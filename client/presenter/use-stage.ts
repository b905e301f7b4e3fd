import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { StageMessage, StageOrder, StageState } from '#shared/api/stage-api.ts';
import { openStageChannel, type StageChannel } from '../stage/stage-channel.ts';
import { useStageLine } from '../stage/use-stage-line.ts';
import { useTraceSource } from '../timeline/timeline-provider.tsx';
import { hearStage, type SeenStage, stillThere } from './seen-stage.ts';

/** How often stages are asked what they show: one that has crashed says nothing of it. */
const ASK_MS = 2000;

/**
 * The stage that is shown by this name, null where there is none, and how to tell it what to do: one in this browser, or else
 * one on another machine, through the room.
 */
export const useStage = (name: string): { stage: StageState | null; order: (order: StageOrder) => void } => {
  const [seen, setSeen] = useState<SeenStage | null>(null);
  const channel = useRef<StageChannel | null>(null);
  const isNear = seen?.isNear ?? false;
  const { sandboxId } = useTraceSource();
  const hear = (isNear: boolean) => (message: StageMessage) =>
    setSeen((before) => hearStage(before, message, { at: Date.now(), isNear }));
  // A step that went both ways would be done twice.
  const tellFar = useStageLine(sandboxId, !isNear, hear(false));
  const tell = useCallback(
    (message: StageMessage) => {
      channel.current?.tell(message);
      tellFar(message);
    },
    [tellFar],
  );
  const hearNear = useEffectEvent(hear(true));
  useEffect(() => {
    const opened = openStageChannel(name, (message) => hearNear(message));
    const ask = () => {
      tell({ type: 'who is there' });
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
  }, [name, tell]);
  const order = useCallback((order: StageOrder) => tell({ type: 'order', order }), [tell]);
  return { stage: seen?.state ?? null, order };
};

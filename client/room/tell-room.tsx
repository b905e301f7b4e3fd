import { useEffect, useState } from 'react';
import type { Shown } from '#shared/api/room-api.ts';
import { useTimelineAtOnce, useTraceSource } from '../timeline/timeline-provider.tsx';
import { shownNumber } from '../timeline/timeline-view.ts';
import { useIsKnown } from '../timeline/use-is-known.ts';
import { createTeller } from './create-teller.ts';
import { tellShown } from './room-api.ts';
import { useRoom } from './use-room.ts';

type Look = Pick<Shown, 'view' | 'isDark' | 'runs'>;

/** On a stage: tells the room, if one is open, what is shown there. */
export function TellRoom(look: Look) {
  const { sandboxId } = useTraceSource();
  // What comes from a file has no room.
  return sandboxId === null ? null : <Teller sandboxId={sandboxId} {...look} />;
}

const later = (ms: number, callback: () => void) => void setTimeout(callback, ms);

const over: readonly string[] = ['room-not-found', 'sandbox-not-found', 'not-presenting'];

/** A room that is gone, or is another's by now, is told nothing more; who cannot be reached is told later. */
const wasHeard = async (sandboxId: string, shown: Shown): Promise<boolean> => {
  const answer = await tellShown(sandboxId, shown);
  return answer.ok || over.includes(answer.refusal.code);
};

function Teller({ sandboxId, view, isDark, runs }: Look & { sandboxId: string }) {
  const room = useRoom(sandboxId);
  // Whoever only has the cloakroom's address looks at a stage of their own.
  const code = room?.presents ? room.code : null;
  const number = useTimelineAtOnce(({ context }) => shownNumber(context));
  const isLive = useTimelineAtOnce(({ context }) => context.cursor === null);
  const isKnown = useIsKnown();
  const [tell] = useState(() => createTeller<Shown>((shown) => wasHeard(sandboxId, shown), later));
  useEffect(() => {
    if (code !== null && isKnown) tell({ number, isLive, view, isDark, runs });
  }, [tell, code, isKnown, number, isLive, view, isDark, runs]);
  return null;
}

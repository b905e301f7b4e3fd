import { useCallback, useEffect, useRef, useState } from 'react';
import type { RoomTold } from '#shared/api/room-api.ts';
import { useTimelineRef } from '../timeline/timeline-provider.tsx';
import { eventOf } from '../timeline/timeline-view.ts';

/** Where the presenter's cursor is: null while live, undefined where this guest has not been sent the event yet. */
type Wanted = number | null | undefined;

/**
 * Keeps the timeline where the presenter is, until the guest moves along it; `comeBack` is with the presenter again.
 */
export const useFollow = (told: RoomTold): { isFollowing: boolean; comeBack: () => void } => {
  const timeline = useTimelineRef();
  const [isFollowing, setFollowing] = useState(true);
  /** Where following has put the cursor last, and in which trace. */
  const put = useRef<{ cursor: number | null; events: unknown }>({ cursor: null, events: null });
  const { number, isLive } = told.shown;

  useEffect(() => {
    if (!isFollowing) return;
    const follow = () => {
      const { context } = timeline.getSnapshot();
      const hasMoved = context.cursor !== put.current.cursor;
      // What a new trace does to the cursor is not the guest's doing.
      if (hasMoved && context.events === put.current.events) return setFollowing(false);
      const wanted: Wanted = isLive ? null : eventOf(context.events, number) ? number : undefined;
      put.current = { cursor: wanted === undefined ? context.cursor : wanted, events: context.events };
      if (wanted === undefined || wanted === context.cursor) return;
      timeline.send(wanted === null ? { type: 'back to live' } : { type: 'scrub to', number: wanted });
    };
    // Coming back, or hearing of the presenter, is no step of the guest's.
    put.current = { cursor: timeline.getSnapshot().context.cursor, events: null };
    follow();
    return timeline.subscribe(follow).unsubscribe;
  }, [timeline, isFollowing, isLive, number]);

  return { isFollowing, comeBack: useCallback(() => setFollowing(true), []) };
};

import { useEffect, useEffectEvent, useState } from 'react';
import { keyInHash } from './key-in-hash.ts';
import { fetchRoom, showKey } from './room-api.ts';
import { sayStaleLink } from './say-stale-link.ts';
import { useRoomChange } from './use-room.ts';

type TakenKey = {
  /** Why it was not taken and what to do, in words; null where nothing is amiss. */
  trouble: string | null;
  /** That has been read. */
  putAway(): void;
};

/**
 * Where the address brings a room's key, this browser runs its stage from then on, and the key leaves the address: what stands
 * there is read over a shoulder, copied and bookmarked.
 */
export const usePresenterKey = (sandboxId: string): TakenKey => {
  const { change } = useRoomChange(sandboxId);
  const [trouble, setTrouble] = useState<string | null>(null);
  const take = useEffectEvent((key: string) =>
    change(async () => {
      const taken = await showKey(sandboxId, key);
      // Whoever could not be reached may reload.
      if (taken.ok || taken.refusal.code !== 'unreachable') {
        history.replaceState(history.state, '', `${location.pathname}${location.search}`);
      }
      const status = await fetchRoom(sandboxId);
      // A browser that runs the room all the same has lost nothing by an old link.
      const isNeeded = !status.ok || status.value.room?.presents !== true;
      setTrouble(taken.ok || !isNeeded ? null : sayStaleLink(taken.refusal));
      return status;
    }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each sandbox has a key of its own.
  useEffect(() => {
    const look = () => {
      const key = keyInHash(location.hash);
      if (key !== null) void take(key);
    };
    look();
    // Pasted over the address of the same window, a link loads no new page.
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [sandboxId]);
  return { trouble, putAway: () => setTrouble(null) };
};

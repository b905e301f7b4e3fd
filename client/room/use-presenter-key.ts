import { useEffect, useEffectEvent } from 'react';
import { keyInHash } from './key-in-hash.ts';
import { fetchRoom, showKey } from './room-api.ts';
import { useRoomChange } from './use-room.ts';

/**
 * Where the address brings a room's key, this browser runs its stage from then on, and the key leaves the address: what stands
 * there is read over a shoulder, copied and bookmarked. @returns why it was not taken, in words; null where nothing is amiss
 */
export const usePresenterKey = (sandboxId: string): string | null => {
  const { change, refusal } = useRoomChange(sandboxId);
  const take = useEffectEvent((key: string) =>
    change(async () => {
      const taken = await showKey(sandboxId, key);
      // Whoever could not be reached may reload.
      if (taken.ok || taken.refusal.code !== 'unreachable') {
        history.replaceState(history.state, '', `${location.pathname}${location.search}`);
      }
      return taken.ok ? fetchRoom(sandboxId) : taken;
    }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each sandbox has a key of its own.
  useEffect(() => {
    const key = keyInHash(location.hash);
    if (key !== null) void take(key);
  }, [sandboxId]);
  return refusal;
};

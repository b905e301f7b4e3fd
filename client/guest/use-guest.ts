import { useEffect, useState } from 'react';
import type { Joined } from '#shared/api/room-api.ts';
import type { Refusal } from '../requests/ask.ts';
import { joinRoom } from '../room/room-api.ts';
import { roomPlaceRecord } from '../storage/room-place.ts';

export type Guest =
  | { state: 'coming' }
  | { state: 'in'; joined: Joined }
  | { state: 'turned away'; refusal: Refusal };

/** Takes a place in a room. `again` tries once more. */
export const useGuest = (code: string): { guest: Guest; again: () => void } => {
  const [tries, setTries] = useState(0);
  const [guest, setGuest] = useState<Guest>({ state: 'coming' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try is one more effect.
  useEffect(() => {
    let isWanted = true;
    void joinRoom(code).then((answer) => {
      if (!isWanted) return;
      if (!answer.ok) return setGuest({ state: 'turned away', refusal: answer.refusal });
      const kept = roomPlaceRecord.read();
      const mine = kept.state === 'kept' && kept.value.code === code ? kept.value.sandboxId : null;
      roomPlaceRecord.write({ code, sandboxId: mine });
      setGuest({ state: 'in', joined: answer.value });
    });
    return () => {
      isWanted = false;
    };
  }, [code, tries]);
  const again = () => {
    setGuest({ state: 'coming' });
    setTries((count) => count + 1);
  };
  return { guest, again };
};

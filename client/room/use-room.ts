import { useEffect, useState, useSyncExternalStore } from 'react';
import type { RoomStatus } from '#shared/api/room-api.ts';
import type { Answer } from '../requests/ask.ts';
import { isStatic } from '../static/is-static.ts';
import { presentedRoomRecord } from '../storage/presented-room.ts';
import { createRoomWatch, type KnownRoom, type RoomWatch } from './create-room-watch.ts';
import { fetchRoom } from './room-api.ts';
import { createRoomNeighbours } from './room-neighbours.ts';

/** One for each sandbox, whoever of its pages wants to know. */
const watches = new Map<string, RoomWatch>();

const watchOf = (sandboxId: string): RoomWatch => {
  const watch =
    watches.get(sandboxId) ??
    createRoomWatch(
      // A room is for other devices, which no plain files can bring together.
      isStatic ? async () => ({ ok: true, value: { room: null } }) : () => fetchRoom(sandboxId),
      (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      createRoomNeighbours(sandboxId),
    );
  watches.set(sandboxId, watch);
  return watch;
};

/** What is recorded has no sandbox, and so no room. */
const noRoom: Pick<RoomWatch, 'subscribe' | 'getSnapshot'> = {
  subscribe: () => () => undefined,
  getSnapshot: () => null,
};

/** The room that is open in this sandbox, as its presenter sees it. */
export const useRoom = (sandboxId: string | null): KnownRoom => {
  const { subscribe, getSnapshot } = sandboxId === null ? noRoom : watchOf(sandboxId);
  const room = useSyncExternalStore(subscribe, getSnapshot);
  const presents = room === undefined ? null : room?.presents === true;
  useEffect(() => {
    if (sandboxId === null) return;
    const kept = presentedRoomRecord.read();
    const isKept = kept.state === 'kept' && kept.value.sandboxId === sandboxId;
    if (presents === true && !isKept) presentedRoomRecord.write({ sandboxId });
    if (presents === false && isKept) presentedRoomRecord.remove();
  }, [presents, sandboxId]);
  return room;
};

/** Changes the room, one thing at a time, and takes what the server answers; null where it has refused. */
export const useRoomChange = (sandboxId: string) => {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = async (act: () => Promise<Answer<RoomStatus>>): Promise<RoomStatus | null> => {
    if (isBusy) return null;
    setBusy(true);
    const answer = await act();
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal.message);
    if (!answer.ok) return null;
    watchOf(sandboxId).take(answer.value);
    return answer.value;
  };
  return { change, isBusy, refusal };
};

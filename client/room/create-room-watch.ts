import type { OpenRoom, RoomStatus } from '#shared/api/room-api.ts';
import type { Answer } from '../requests/ask.ts';
import type { RoomNeighbours } from './room-neighbours.ts';

/** The room of a sandbox as its presenter's pages know it; undefined until that is known, null where none is open. */
export type KnownRoom = OpenRoom | null | undefined;

export type RoomWatch = {
  subscribe(listener: () => void): () => void;
  getSnapshot(): KnownRoom;
  /** Takes what the server answered to a change, at once. */
  take(status: RoomStatus): void;
};

/** An open room is looked at so often, and so often whether one was opened in another window. */
const OPEN_MS = 2000;
const NONE_MS = 10_000;

/**
 * Asks again and again what the room is like, for as long as anybody wants to know. Answers that a change has overtaken are
 * let go. What is changed in one window of a browser is looked at in the others at once.
 *
 * @param after calls back after so many milliseconds, and returns what calls that off
 */
export const createRoomWatch = (
  fetch: () => Promise<Answer<RoomStatus>>,
  after: (ms: number, callback: () => void) => () => void,
  neighbours: RoomNeighbours,
): RoomWatch => {
  const listeners = new Set<() => void>();
  let known: KnownRoom;
  let changes = 0;
  let callOff: () => void = () => undefined;
  let hearNoMore: () => void = () => undefined;

  const tell = (room: KnownRoom) => {
    if (JSON.stringify(room) === JSON.stringify(known)) return;
    known = room;
    for (const listener of listeners) listener();
  };
  const look = async () => {
    const before = changes;
    const answer = await fetch();
    if (listeners.size === 0) return;
    if (answer.ok && before === changes) tell(answer.value.room);
    callOff();
    callOff = after(known ? OPEN_MS : NONE_MS, look);
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        hearNoMore = neighbours.listen(() => {
          changes += 1;
          void look();
        });
        void look();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        callOff();
        hearNoMore();
      };
    },
    getSnapshot: () => known,
    take({ room }) {
      changes += 1;
      tell(room);
      neighbours.ring();
      callOff();
      if (listeners.size > 0) callOff = after(room ? OPEN_MS : NONE_MS, look);
    },
  };
};

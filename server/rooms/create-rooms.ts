import { Router } from 'express';
import type { Redis } from 'ioredis';
import { readRoomCode } from '#shared/room/room-code.ts';
import type { Sandboxes } from '../sandbox/sandboxes.ts';
import { isStoreError } from '../store/store-trouble.ts';
import type { Doorbells } from '../stream/doorbells.ts';
import { createEntries } from './entries.ts';
import { createGuestRoutes, type GuestRoutes } from './guest-routes.ts';
import { createGuests } from './guests.ts';
import { createGuestsChecks } from './guests-checks.ts';
import { createGuestsWords } from './guests-words.ts';
import { createLineRoutes } from './line-routes.ts';
import { createOwnSandboxes } from './own-sandboxes.ts';
import { createPresenterRoutes, type PresenterRoutesOptions } from './presenter-routes.ts';
import { createRoomFeeds } from './room-feeds.ts';
import type { PictureOptions } from './room-picture.ts';
import { createRoomSweeper } from './room-sweeper.ts';
import { createRooms } from './rooms.ts';
import { createRoster } from './roster.ts';
import { createStageLines } from './stage-lines.ts';
import { createVotes } from './votes.ts';

/** How many guests a room holds. */
const CAP = 200;
/** How many rooms are open at once. */
const MAX_ROOMS = 100;
/** How soon after its last moment a room is cleared away. */
const SWEEP_MS = 1000;

export type ClassRooms = {
  /** How many guests follow a room at this process. */
  followers(): number;
  /** With which status the page of a room of this code is sent. */
  pageStatus(typed: string): Promise<200 | 404 | 503>;
  guestRoutes: GuestRoutes['routes'];
  presenterRoutes: Router;
  start(): void;
  close(): void;
};

/** Rooms: classes that follow one sandbox. */
export function createClassRooms(
  options: Omit<PictureOptions, 'rooms'> &
    Pick<PresenterRoutesOptions, 'address'> & {
      redis: Redis;
      sandboxes: Sandboxes;
      doorbells: Doorbells;
      idleSeconds: number;
      heartbeatMs: number;
      maxListeners: number;
      onError(error: unknown): void;
    },
): ClassRooms {
  const rooms = createRooms({ ...options, maxRooms: MAX_ROOMS });
  const guests = createGuests({ ...options, cap: CAP });
  const feeds = createRoomFeeds({ ...options, rooms, guests });
  const words = createGuestsWords({ ...options, cap: CAP });
  const votes = createVotes({ ...options, rooms, words });
  const roster = createRoster(words);
  const checks = createGuestsChecks(words);
  const entries = createEntries(words);
  const own = createOwnSandboxes({ ...options, cap: CAP });
  const sweeper = createRoomSweeper({ ...options, everyMs: SWEEP_MS });
  const line = createLineRoutes({ ...options, rooms, lines: createStageLines(options) });
  const presenterRoutes = Router({ mergeParams: true });
  presenterRoutes.use(
    line.routes,
    createPresenterRoutes({ ...options, rooms, guests, votes, roster, checks, entries, cap: CAP }),
  );
  const { routes: guestRoutes, close } = createGuestRoutes({
    ...options,
    rooms,
    guests,
    feeds,
    own,
    votes,
    roster,
    checks,
    entries,
  });
  return {
    followers: feeds.count,
    async pageStatus(typed) {
      try {
        return (await rooms.find(readRoomCode(typed) ?? '')) ? 200 : 404;
      } catch (error) {
        if (!isStoreError(error)) throw error;
        // The page says what is wrong, and tries again.
        return 503;
      }
    },
    guestRoutes,
    presenterRoutes,
    start: sweeper.start,
    close() {
      sweeper.stop();
      line.close();
      close();
    },
  };
}

import { roomKeys } from '../store/keys.ts';
import type { Doorbells } from '../stream/doorbells.ts';
import type { Connection, Guests } from './guests.ts';
import { createDrawPicture, type PictureOptions, type RoomPicture } from './room-picture.ts';

/** Whoever follows a room at this process. */
export type Follower = Connection & {
  /** There may be something new. */
  ring(): void;
};

export type Feed = {
  /** What the room is shown now; null when it is no more. */
  look(): Promise<RoomPicture | null>;
  /** Changes with each heartbeat. */
  beats(): number;
};

export type RoomFeeds = {
  /** Joins those who follow, from when it resolves until `signal` is aborted. */
  follow(code: string, follower: Follower, signal: AbortSignal): Promise<Feed>;
  /** One look for whoever only asks. */
  lookOnce(code: string, connection: Connection): Promise<RoomPicture | null>;
  /** How many follow, in all rooms, and how many of them are this guest. */
  count(): number;
  countOf(code: string, guest: string): number;
};

type Open = Feed & { followers: Set<Follower>; askedAt: number; listening: Promise<void>; end(): void };

/** Whoever asks comes again every two seconds; so long a server's word for that is good. */
const ASKER_MS = 10_000;

/**
 * One reader a room and process, whatever number of guests it has there: the store is read once for all of them when the
 * presenter goes on, and once a heartbeat, when it is also said who is here.
 */
export function createRoomFeeds(
  options: PictureOptions & {
    doorbells: Doorbells;
    guests: Pick<Guests, 'vouch' | 'left'>;
    heartbeatMs: number;
    onError(error: unknown): void;
  },
): RoomFeeds {
  const { doorbells, guests, heartbeatMs, now, onError } = options;
  const feeds = new Map<string, Open>();
  // Two heartbeats: one may come late, and a connection whose process has died counts for no longer.
  const vouchMs = heartbeatMs * 2.5;

  function open(code: string): Open {
    const existing = feeds.get(code);
    if (existing) return existing;
    const draw = createDrawPicture(code, options);
    const over = new AbortController();
    const followers = new Set<Follower>();
    let isStale = true;
    let beats = 0;
    let drawing: Promise<RoomPicture | null> | null = null;
    let picture: RoomPicture | null = null;

    const ringAll = () => {
      isStale = true;
      for (const { ring } of followers) ring();
    };
    const look = async (): Promise<RoomPicture | null> => {
      // Whoever comes while it is being drawn anew waits for that: what there was is what everybody has already.
      while (isStale || drawing) {
        drawing ??= drawAnew();
        await drawing;
      }
      return picture;
    };
    const drawAnew = async () => {
      isStale = false;
      try {
        picture = await draw();
        return picture;
      } catch (error) {
        isStale = true;
        throw error;
      } finally {
        drawing = null;
      }
    };
    const timer = setInterval(() => {
      if (followers.size === 0 && now() - feed.askedAt > ASKER_MS) return feed.end();
      guests.vouch(code, [...followers], vouchMs).catch(onError);
      beats += 1;
      // A ring that was lost on the way is made up for here.
      ringAll();
    }, heartbeatMs);
    timer.unref();

    const feed: Open = {
      look,
      beats: () => beats,
      followers,
      askedAt: 0,
      listening: doorbells.listen(roomKeys(code).doorbell, ringAll, over.signal),
      end() {
        clearInterval(timer);
        over.abort();
        if (feeds.get(code) === feed) feeds.delete(code);
      },
    };
    feeds.set(code, feed);
    feed.listening.catch(feed.end);
    return feed;
  }

  return {
    async follow(code, follower, signal) {
      const feed = open(code);
      feed.followers.add(follower);
      const leave = () => {
        feed.followers.delete(follower);
        guests.left(code, follower).catch(onError);
        if (feed.followers.size === 0) feed.end();
      };
      signal.addEventListener('abort', leave, { once: true });
      await feed.listening;
      if (signal.aborted) return feed;
      await guests.vouch(code, [follower], vouchMs);
      return feed;
    },
    async lookOnce(code, connection) {
      const feed = open(code);
      feed.askedAt = now();
      await feed.listening;
      await guests.vouch(code, [connection], ASKER_MS);
      return feed.look();
    },
    count: () => [...feeds.values()].reduce((sum, { followers }) => sum + followers.size, 0),
    countOf: (code, guest) =>
      [...(feeds.get(code)?.followers ?? [])].filter((follower) => follower.guest === guest).length,
  };
}

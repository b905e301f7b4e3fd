import type { TakeTurn } from '../fair-turns.ts';
import { formatSse } from '../stream/format-sse.ts';
import { toSnapshotText } from '../stream/trace-texts.ts';
import type { ReadLines, TraceLine, TraceLog } from '../trace/trace-log.ts';
import { hidePresenter } from './hide-presenter.ts';
import { type Room, type Rooms, toTold } from './rooms.ts';

/** What a room is shown at one moment, made once for all its guests. */
export type RoomPicture = {
  read(after: number): ReadLines;
  /** What is said of the presenter, as JSON. */
  told: string;
  /** What the presenter's sandbox's clock shows. */
  now(): number;
  /** All of it as a message for a stream. */
  snapshot(): Buffer;
};

export type PictureOptions = {
  /** The path beneath which the product lies. */
  base: string;
  rooms: Pick<Rooms, 'find'>;
  log: Pick<TraceLog, 'readLines'>;
  /** For a first look, which is at a whole trace. */
  takeTurn: TakeTurn;
  /** How far a sandbox's clock is ahead. */
  offsetOf(sandboxId: string): Promise<number>;
  now(): number;
};

type Kept = { sandboxId: string; dropped: number; lines: readonly TraceLine[] };

/**
 * Draws the picture that a room is shown, each time anew from where the last one ended. Guests see what the presenter has
 * shown and nothing after it, and the presenter's address nowhere.
 *
 * @returns a function that answers with the picture as it is now, or null when there is no such room any more
 */
export function createDrawPicture(code: string, options: PictureOptions): () => Promise<RoomPicture | null> {
  const { now } = options;
  let kept: Kept | null = null;

  async function readOn(room: Room): Promise<Kept> {
    const { sandboxId, furthest } = room;
    const known = kept?.sandboxId === sandboxId ? kept : { sandboxId, dropped: 0, lines: [] };
    const last = lastOf(known);
    if (furthest <= last) return known;
    const look = () => options.log.readLines(sandboxId, last);
    const found = await (last === 0 ? options.takeTurn(sandboxId, look) : look());
    // A store that crashed and forgot its last moments counts on from an earlier number: what is known is of another trace.
    if (found.total < last) {
      kept = null;
      return readOn(room);
    }
    const shown = found.lines
      .filter(({ number }) => number <= furthest)
      .map(({ number, text }) => ({ number, text: hidePresenter(text, sandboxId, options.base) }));
    const gap = found.dropped > last;
    const lines = gap ? shown : [...known.lines.filter(({ number }) => number > found.dropped), ...shown];
    return { sandboxId, lines, dropped: Math.min(found.dropped, furthest) };
  }

  return async () => {
    const room = await options.rooms.find(code);
    if (room === null) return null;
    kept = await readOn(room);
    const offset = await options.offsetOf(room.sandboxId);
    return toPicture(kept, JSON.stringify(toTold(room)), () => now() + offset);
  };
}

const lastOf = ({ dropped, lines }: Pick<Kept, 'dropped' | 'lines'>): number =>
  lines.at(-1)?.number ?? dropped;

function toPicture({ dropped, lines }: Kept, told: string, now: () => number): RoomPicture {
  const total = lastOf({ dropped, lines });
  let snapshot: Buffer | null = null;
  return {
    told,
    now,
    // Numbers have no gaps.
    read: (after) => ({ dropped, total, lines: lines.slice(Math.max(after - dropped, 0)) }),
    snapshot() {
      snapshot ??= Buffer.from(
        formatSse({ event: 'snapshot', id: total, json: toSnapshotText({ dropped, lines, now: now() }) }),
      );
      return snapshot;
    },
  };
}

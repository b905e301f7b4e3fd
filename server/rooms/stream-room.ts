import type { Writable } from 'node:stream';
import { createBell } from '../stream/create-bell.ts';
import { lookAtTrace } from '../stream/follow-trace.ts';
import { formatSse } from '../stream/format-sse.ts';
import { drained, isOpen } from '../stream/patient-output.ts';
import type { Connection } from './guests.ts';
import type { RoomFeeds } from './room-feeds.ts';
import type { RoomPicture } from './room-picture.ts';

const RETRY_MS = 500;

/** What a guest has been told: up to which event, of the presenter, and the last heartbeat. */
type Heard = { after: number | null; told: string; beats: number };

/**
 * Streams to one guest what the presenter shows: events as the trace's own stream sends them, and `room` messages. For a
 * slow guest nothing piles up: the picture is looked at again once there is room.
 *
 * Resolves when the stream has ended, for whatever reason.
 */
export async function streamRoom(
  output: Writable,
  options: {
    feeds: Pick<RoomFeeds, 'follow'>;
    code: string;
    connection: Connection;
    /** The last number that the guest has, or null for one that has nothing. */
    after: number | null;
    /** How long a guest may leave its line full before it is let go. */
    stalledMs: number;
    onError(error: unknown): void;
  },
): Promise<void> {
  const { code, connection, onError } = options;
  const left = new AbortController();
  const leave = () => left.abort();
  output.once('close', leave);
  if (output.destroyed) leave();
  const bell = createBell(left.signal);
  const heard: Heard = { after: options.after, told: '', beats: -1 };
  try {
    const feed = await options.feeds.follow(code, { ...connection, ring: bell.ring }, left.signal);
    while (await bell.rang()) {
      try {
        const picture = await feed.look();
        if (picture === null) break;
        for (const piece of await toPieces(picture, heard, feed.beats())) {
          if (isOpen(output) && !output.write(piece)) await drained(output, options.stalledMs);
        }
      } catch (error) {
        onError(error);
        setTimeout(bell.ring, RETRY_MS).unref();
      }
    }
    output.end();
  } catch (error) {
    onError(error);
    output.destroy();
  } finally {
    leave();
  }
}

/** What the guest does not know yet, and notes that it does now. */
async function toPieces(picture: RoomPicture, heard: Heard, beats: number): Promise<(string | Buffer)[]> {
  const read = async (after: number) => picture.read(after);
  const { whole, lines, last } = await lookAtTrace({ read, firstRead: read }, heard.after);
  const pieces: (string | Buffer)[] = [];
  let text = whole
    ? ''
    : lines.map(({ number, text: json }) => formatSse({ event: 'trace', id: number, json })).join('');
  if (whole) pieces.push(picture.snapshot());
  // After the events that it speaks of.
  if (picture.told !== heard.told) text += formatSse({ event: 'room', json: picture.told });
  // A first word comes at once, also where nothing is new: by its absence a guest knows a line that is held back.
  if (beats !== heard.beats)
    text += formatSse({ event: 'heartbeat', json: JSON.stringify({ now: picture.now() }) });
  if (text !== '') pieces.push(text);
  Object.assign(heard, { after: last, told: picture.told, beats });
  return pieces;
}

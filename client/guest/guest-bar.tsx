import { useEffect, useState } from 'react';
import { Link, useRoute } from 'wouter';
import type { RoomTold } from '#shared/api/room-api.ts';
import { sayRoomCode } from '#shared/room/room-code.ts';
import { streamOf } from '../requests/news-api.ts';
import { placeOfRoom, tellOwnBeat } from '../room/room-api.ts';
import { openRoomStream } from '../room/room-stream.ts';
import { roomPlaceRecord } from '../storage/room-place.ts';
import './guest-bar.css';

/** In a cloakroom that this browser was given in a room: the way back there. */
export function GuestBar({ id }: { id: string }) {
  const kept = roomPlaceRecord.read();
  const code = kept.state === 'kept' && kept.value.sandboxId === id ? kept.value.code : null;
  const [isLesson, params] = useRoute('/s/:id/lessons/:lesson/:step?');
  const lesson = isLesson ? params.lesson : null;
  const step = isLesson ? (params.step ?? null) : null;
  useEffect(() => {
    // That the presenter does not hear of it hinders nobody here.
    if (code !== null && lesson !== null) void tellOwnBeat(code, { lesson, step });
  }, [code, lesson, step]);
  const [told, setTold] = useState<RoomTold | null>(null);
  useEffect(() => {
    if (code === null) return;
    const stream = openRoomStream(streamOf(placeOfRoom(code), null), setTold);
    return () => stream.close();
  }, [code]);
  if (code === null) return null;
  const isAsked = told?.question?.counts === null;
  return (
    <aside className="guest-bar" aria-label="Room">
      <p role="status">
        {isAsked
          ? 'The presenter asks the room something.'
          : `This cloakroom is your own. Room ${sayRoomCode(code)} goes on.`}
      </p>
      <Link className="button" href={`/r/${code}`}>
        Back to the room
      </Link>
    </aside>
  );
}

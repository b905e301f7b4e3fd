import { type ReactNode, useEffect } from 'react';
import { Link, useRoute } from 'wouter';
import type { RoomTold } from '#shared/api/room-api.ts';
import { sayRoomCode } from '#shared/room/room-code.ts';
import { tellOwnBeat } from '../room/room-api.ts';
import { roomPlaceRecord } from '../storage/room-place.ts';
import './guest-bar.css';
import { useRoomTold } from './use-room-told.ts';

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
  const told = useRoomTold(code);
  if (code === null) return null;
  return (
    <BackToRoom code={code} told={told}>
      This cloakroom is your own. Room {sayRoomCode(code)} goes on.
    </BackToRoom>
  );
}

type Props = {
  code: string;
  told: RoomTold | null;
  /** What is said while the room is asked nothing. */
  children: ReactNode;
};

/** A bar at the top of whatever a guest does beside the room. */
export function BackToRoom({ code, told, children }: Props) {
  // A question that is closed has counts, and where none is put there is nothing at all.
  const isAsked = told?.question?.counts === null;
  return (
    <aside className="guest-bar" aria-label="Room">
      <p role="status">{isAsked ? 'The presenter asks the room something.' : children}</p>
      <Link className="button" href={`/r/${code}`}>
        Back to the room
      </Link>
    </aside>
  );
}

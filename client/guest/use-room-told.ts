import { useEffect, useState } from 'react';
import type { RoomTold } from '#shared/api/room-api.ts';
import { streamOf } from '../requests/news-api.ts';
import { joinRoom, placeOfRoom } from '../room/room-api.ts';
import { openRoomStream } from '../room/room-stream.ts';

/** So long after a line has ended for good it is asked whether there is a place still. */
const AGAIN_MS = 5000;

/**
 * Keeps this browser's place in a room while it shows something else, and hears what the presenter tells; null until then,
 * and again when the room is gone or its place is another's.
 */
export const useRoomTold = (code: string | null): RoomTold | null => {
  const [told, setTold] = useState<RoomTold | null>(null);
  useEffect(() => {
    if (code === null) return;
    let stream: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const listen = () => {
      const opened = openRoomStream(streamOf(placeOfRoom(code), null), setTold);
      stream = opened;
      // It connects again by itself, unless it was refused or what answers is no stream.
      opened.addEventListener('error', () => {
        if (opened.readyState === EventSource.CLOSED) timer = setTimeout(() => void comeBack(), AGAIN_MS);
      });
    };
    const comeBack = async () => {
      const answer = await joinRoom(code);
      if (!isWanted) return;
      if (answer.ok) return listen();
      if (answer.refusal.code === 'room-not-found' || answer.refusal.code === 'room-full') setTold(null);
      else timer = setTimeout(() => void comeBack(), AGAIN_MS);
    };
    listen();
    return () => {
      isWanted = false;
      clearTimeout(timer);
      stream?.close();
      setTold(null);
    };
  }, [code]);
  return told;
};

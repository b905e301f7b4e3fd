import { type RoomTold, roomToldSchema } from '#shared/api/room-api.ts';
import type { News } from '#shared/api/sandbox-api.ts';
import { createTraceStream } from '../line/trace-stream.ts';
import type { Answer } from '../requests/ask.ts';
import { fetchRoomNews, joinRoom, placeOfRoom } from './room-api.ts';

type Hear = (told: RoomTold) => void;

/** A room's stream, of which only what is told of the presenter is heard here. Being connected counts as being here. */
export const openRoomStream = (address: string, hear: Hear): EventSource => {
  const stream = new EventSource(address);
  stream.addEventListener('room', ({ data }) => {
    const told = roomToldSchema.safeParse(JSON.parse(String(data)));
    if (told.success) hear(told.data);
  });
  return stream;
};

/** Whoever was away for so long that the place is another’s comes in again. */
const askForNews = async (
  place: string,
  { code, after, signal, hear }: { code: string; after: number | null; signal: AbortSignal; hear: Hear },
): Promise<Answer<News>> => {
  const answer = await fetchRoomNews(place, after, signal);
  if (answer.ok) {
    hear(answer.value.told);
    return answer;
  }
  if (answer.refusal.code !== 'not-in-room') return answer;
  const joined = await joinRoom(code);
  return joined.ok ? fetchRoomNews(place, after, signal) : joined;
};

/** A guest's line: the presenter's events, each once, and by the same line what is told of the presenter. */
export const roomStream = (code: string, hear: Hear) =>
  createTraceStream(
    {
      placeOf: () => placeOfRoom(code),
      openStream: (address) => openRoomStream(address, hear),
      fetchNews: (place, after, signal) => askForNews(place, { code, after, signal, hear }),
    },
    `room ${code}`,
  );

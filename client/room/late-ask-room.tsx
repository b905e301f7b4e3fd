import { late } from '../late/late.tsx';
import type { AskRoomProps } from './ask-room.tsx';

const AskRoom = late<AskRoomProps>({
  what: 'the way to ask the room',
  load: async () => (await import('./ask-room.tsx')).AskRoom,
  meanwhile: (trouble) => trouble,
});

const presents = (sandboxId: string): boolean => {
  try {
    return localStorage.getItem('coat-check:presents')?.includes(sandboxId) ?? false;
  } catch {
    // A browser that keeps nothing asks no room from its lessons.
    return false;
  }
};

/** The same, for whoever presents to a room; everybody else fetches nothing. */
export function LateAskRoom(props: AskRoomProps) {
  return presents(props.sandboxId) ? <AskRoom {...props} /> : null;
}

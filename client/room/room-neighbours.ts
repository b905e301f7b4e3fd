import { openChannel } from '../line/open-channel.ts';

/** The other windows of this browser that are about the room of the same sandbox. */
export type RoomNeighbours = {
  /** Tells them that the room has changed. */
  ring(): void;
  /** Hears when they do, until what is returned is called. */
  listen(heard: () => void): () => void;
};

/** A bell carries nothing: whoever hears it asks the server. */
export const createRoomNeighbours = (sandboxId: string): RoomNeighbours => {
  const open = (hear: (() => void) | null = null) => openChannel(`coat-check:room:${sandboxId}`, hear);
  // What is said on one channel is heard on every other, this window's own among them, and so must not be said on a second.
  let own: BroadcastChannel | null = null;
  return {
    ring() {
      if (own) return own.postMessage(null);
      const channel = open();
      channel?.postMessage(null);
      channel?.close();
    },
    listen(heard) {
      const channel = open(heard);
      own = channel;
      return () => {
        channel?.close();
        own = null;
      };
    },
  };
};

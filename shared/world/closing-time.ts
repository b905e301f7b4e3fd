import { z } from 'zod/mini';
import { keyOf } from './session-stories.ts';
import type { Home, SessionStory, StoreKey, World } from './world.ts';

const recordSchema = z.object({ expiresAt: z.number() });

/**
 * When a session's time is up, in milliseconds since the epoch; null when never. Redis then drops its key by itself. In a
 * server's own memory or file it is a field of the record, which lies there until somebody looks at it.
 */
export const closingTime = (
  { store }: Pick<Home, 'store'>,
  { expiresAt, value }: StoreKey,
): number | null => {
  if (store === 'redis' || value.type !== 'string') return expiresAt;
  try {
    return recordSchema.parse(JSON.parse(value.text)).expiresAt;
  } catch {
    // No record, or none that says when it ends.
    return null;
  }
};

/** What is kept of a session, where it is kept. */
export const heldKey = (world: World, { id, home }: SessionStory): StoreKey | null => {
  const held = home.store === 'redis' ? world.keys : world.servers.get(home.server)?.[home.store];
  return held?.get(keyOf({ id, home })) ?? null;
};

/** Whether a session's record still lies there although its time is up: nobody has looked at it since. */
export const isOverdue = (world: World, story: SessionStory): boolean => {
  const held = story.end ? null : heldKey(world, story);
  const end = held && closingTime(story.home, held);
  return end !== null && end <= world.at;
};

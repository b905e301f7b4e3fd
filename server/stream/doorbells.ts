import type { Redis } from 'ioredis';

export type Doorbells = {
  /**
   * Calls `ring` whenever the channel's doorbell rings, from when it resolves until `signal` is aborted. `said` is what came
   * with the ring, if anything.
   */
  listen(channel: string, ring: (said: string) => void, signal: AbortSignal): Promise<void>;
  /** How many listeners there are, at all doors. */
  count(): number;
};

type Door = { rings: Set<(said: string) => void>; subscribed: Promise<unknown> };

/**
 * One Redis subscription a process, fanned out to its listeners. A trace's ring carries nothing: whoever hears it reads the
 * trace, so a lost or doubled ring neither loses nor doubles an event.
 */
export function createDoorbells(subscriber: Redis): Doorbells {
  const doors = new Map<string, Door>();

  subscriber.on('message', (channel: string, said: string) => {
    for (const ring of doors.get(channel)?.rings ?? []) ring(said);
  });
  // While the connection was gone, bells may have rung unheard; and ioredis subscribes anew only after it is ready.
  subscriber.on('ready', () => {
    if (doors.size === 0) return;
    const ringAll = () => {
      for (const { rings } of doors.values()) for (const ring of rings) ring('');
    };
    subscriber.subscribe(...doors.keys()).then(ringAll, ringAll);
  });

  return {
    async listen(channel, ring, signal) {
      if (signal.aborted) return;
      const door = doors.get(channel) ?? { rings: new Set(), subscribed: subscriber.subscribe(channel) };
      doors.set(channel, door);
      door.rings.add(ring);
      const leave = () => {
        if (!door.rings.delete(ring) || door.rings.size > 0) return;
        if (doors.get(channel) === door) doors.delete(channel);
        // A connection that is down has nothing to unsubscribe from; ioredis resubscribes only to what is left.
        subscriber.unsubscribe(channel).catch(() => undefined);
      };
      signal.addEventListener('abort', leave, { once: true });
      try {
        await door.subscribed;
      } catch (error) {
        leave();
        throw error;
      }
    },
    count: () => [...doors.values()].reduce((sum, { rings }) => sum + rings.size, 0),
  };
}

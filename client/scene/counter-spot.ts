import type { Scene } from '#shared/scene/scene.ts';
import { overEdge } from './house.ts';
import type { Layout, Spot } from './lay-out-band.ts';

/** Where something lies that is shown at the counter: over its edge, since above it the badge is read that tells attendants apart. */
export const counterSpot = ({ motion }: Scene, { house }: Layout): Spot | null => {
  const counter = house.counters.find(({ of }) => of === motion.server) ?? house.counters[0];
  if (!counter) return null;
  const scale = house.ticket;
  return { x: counter.x + counter.width / 2, y: counter.top + overEdge * scale, scale };
};

/** Where somebody's hand is; null for whoever stands nowhere. */
export const handSpot = ({ guests }: Layout, id: string): { x: number; y: number } | null => {
  const spot = guests.find(({ guest }) => guest.id === id)?.spot;
  return spot ? { x: spot.x, y: spot.y - 86 * spot.scale } : null;
};

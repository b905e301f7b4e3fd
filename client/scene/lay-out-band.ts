import type { Attendant, Guest, Scene } from '#shared/scene/scene.ts';
import type { House } from './house.ts';
import { layOutRacks, type RacksLayout } from './lay-out-racks.ts';

/** Where something stands, in CSS pixels; `y` is where it touches the floor or the rail. */
export type Spot = { x: number; y: number; scale: number };

export type Layout = RacksLayout & {
  house: House;
  /** Whoever has a lane; those of whom nothing is known yet hold nothing. */
  guests: readonly { guest: Guest; spot: Spot }[];
  attendants: ReadonlyMap<string, Spot>;
};

/** Finds everybody and everything a place over its lane. Nothing overlaps, however many there are: the rest is counted. */
export function layOutBand(scene: Scene, house: House): Layout {
  const racks = layOutRacks(scene, house);
  const guests = layOutGuests(scene, house);
  return { house, ...racks, guests, attendants: layOutAttendants(scene, house, racks) };
}

/** Racks of their own need another house than the store's. */
export const hasOwnRacks = ({ racks }: Scene): boolean => racks.some(({ id }) => id !== 'store');

/** Whoever has no lane is told of beside the lanes, and stands nowhere. */
const layOutGuests = (scene: Scene, { people, feet, figure }: House): Layout['guests'] =>
  people.map(({ x, of, kind, name }) => ({
    guest: scene.guests.find(({ id }) => id === of) ?? newcomer(of, kind as Guest['kind'], name),
    spot: { x, y: feet, scale: figure },
  }));

const newcomer = (id: string, kind: Guest['kind'], name: string): Guest => ({
  id,
  kind,
  name,
  isAtCounter: false,
  coat: null,
  tickets: [],
  vouchers: [],
});

/** Behind the counter, or as far towards the store's rack as no coat hangs; a rack of its own is within reach. */
const layOutAttendants = (scene: Scene, house: House, { racks }: RacksLayout) => {
  const { feet, attendant: scale } = house;
  return new Map(
    scene.attendants.flatMap((attendant): [string, Spot][] => {
      const counter = house.counters.find(({ of }) => of === attendant.id);
      if (!counter) return [];
      const home = counter.x + counter.width / 2;
      const rack = racks.find(({ id }) => id === 'store');
      const walks = attendant.at.type === 'rack' && rack !== undefined;
      return [[attendant.id, { x: walks ? Math.max(home, rack.from - 46 * scale) : home, y: feet, scale }]];
    }),
  );
};

/** The hook that an attendant's pole reaches to; null while it reaches for none that can be seen. */
export const reachedSpot = (
  scene: Scene,
  { hooks, bare }: Pick<Layout, 'hooks' | 'bare'>,
  { at }: Attendant,
): Spot | null => {
  if (at.type === 'counter' || at.reaching === null) return null;
  if (scene.bare?.id === at.reaching && scene.bare.rack === at.rack) return bare;
  const isHere = [...scene.hooks, ...scene.taken].some(
    ({ id, rack }) => id === at.reaching && rack === at.rack,
  );
  return isHere ? (hooks.get(at.reaching) ?? null) : null;
};

import { freePlace } from '#shared/scene/hang-on-hooks.ts';
import type { Attendant, Hook, Scene } from '#shared/scene/scene.ts';
import { forms } from './forms.ts';

/** Where something stands, in the drawing's units; `y` is where it touches the floor or the rail. */
export type Spot = { x: number; y: number; scale: number };

export type Layout = {
  form: (typeof forms)['wide'];
  height: number;
  /** Many coats hang closer and smaller, and their owners' names give way. */
  isClose: boolean;
  boards: readonly { rack: string; y: number; from: number; to: number }[];
  /** Each rack's own stretch of the wall. */
  racks: readonly { id: string; name: string; isShut: boolean; from: number; to: number }[];
  /** By session id, those just taken included. */
  hooks: ReadonlyMap<string, Spot>;
  /** Where a number is looked for in vain. */
  bare: Spot | null;
  free: readonly Spot[];
  hidden: readonly Hook[];
  guests: ReadonlyMap<string, Spot>;
  waitingMore: number;
  attendants: ReadonlyMap<string, Spot>;
};

/** Finds everybody and everything a place. Nothing overlaps, however many there are: the rest is counted. */
export const layOut = (scene: Scene, isWide: boolean): Layout => {
  const form = isWide ? forms.wide : forms.tall;
  const rack = layRack(scene, form);
  const people = layGuests(scene, form);
  return { form, ...rack, ...people, attendants: layAttendants(scene, form, rack) };
};

type Form = Layout['form'];

/** Racks share the wall evenly. Between two of them there is a gap. */
const layRack = (scene: Scene, form: Form) => {
  const { from, to } = form.rack;
  const count = Math.max(1, scene.racks.length);
  const width = (to - from - (count - 1) * rackGap) / count;
  const racks = scene.racks.map((rack, index) => {
    const start = from + index * (width + rackGap);
    return { ...rack, from: start, to: start + width };
  });
  const isClose = racks.some(({ id }) => highestPlace(scene, id) >= Math.floor(form.roomy.perRow / count));
  const laid = racks.map((rack) => layOneRack(scene, isClose ? form.close : form.roomy, rack, count));
  const hooks = new Map(laid.flatMap((one) => [...one.hooks]));
  return {
    isClose,
    racks,
    hooks,
    bare: laid.find((one) => one.bare !== null)?.bare ?? null,
    free: laid.flatMap((one) => one.free),
    hidden: scene.hooks.filter(({ id }) => !hooks.has(id)),
    boards: laid.flatMap((one) => one.boards),
  };
};

const rackGap = 10;

const hangingOn = (scene: Scene, rack: string) =>
  [...scene.hooks, ...scene.taken].filter((hook) => hook.rack === rack).sort((a, b) => a.place - b.place);

const highestPlace = (scene: Scene, rack: string): number =>
  Math.max(
    ...hangingOn(scene, rack).map(({ place }) => place),
    scene.bare?.rack === rack ? scene.bare.place : 0,
  );

const layOneRack = (scene: Scene, shape: Form['roomy'], rack: Layout['racks'][number], count: number) => {
  const { pitch, scale, firstY, rowHeight, rows } = shape;
  const perRow = Math.floor(shape.perRow / count);
  const { from, to } = rack;
  const hanging = hangingOn(scene, rack.id);
  const spotOf = (place: number): Spot => ({
    x: from + (to - from) / 2 + ((place % perRow) - (perRow - 1) / 2) * Math.min(pitch, (to - from) / perRow),
    y: firstY + Math.floor(place / perRow) * rowHeight,
    scale: count > 1 ? Math.min(scale, 1) : scale,
  });
  const room = perRow * rows;
  const places = new Map<string, number>();
  for (const { id, place } of hanging) if (place < room) places.set(id, place);
  const occupied = () => new Set(places.values());
  // What just moved must be seen: it takes a free place, or that of the last coat in sight.
  const see = (id: string): number => {
    const place = Math.min(freePlace(occupied()), room - 1);
    for (const [other, taken] of places) if (taken === place) places.delete(other);
    places.set(id, place);
    return place;
  };
  const [moved] = scene.motion.sessions;
  if (moved !== undefined && !places.has(moved) && hanging.some(({ id }) => id === moved)) see(moved);
  const isBare = scene.bare?.rack === rack.id ? scene.bare : null;
  let bare: number | null = null;
  if (isBare) {
    const isFree = isBare.place < room && !occupied().has(isBare.place);
    bare = isFree ? isBare.place : see(isBare.id);
    places.delete(isBare.id);
  }
  const taken = occupied().add(bare ?? -1);
  const free = Array.from({ length: room }, (_, place) => place).filter((place) => !taken.has(place));
  return {
    hooks: new Map([...places].map(([id, place]) => [id, spotOf(place)] as const)),
    bare: bare === null ? null : spotOf(bare),
    free: free.map(spotOf),
    boards: Array.from({ length: rows }, (_, row) => ({
      rack: rack.id,
      y: firstY + row * rowHeight,
      from,
      to,
    })),
  };
};

const layGuests = ({ guests }: Scene, form: Form) => {
  const spots = new Map<string, Spot>();
  const waiting = guests.filter(({ isAtCounter }) => !isAtCounter);
  const { waits } = form;
  for (const { id } of guests.filter(({ isAtCounter }) => isAtCounter)) {
    spots.set(id, { ...form.atCounter, scale: 1 });
  }
  for (const [index, { id }] of waiting.slice(0, waits.most).entries()) {
    spots.set(id, { x: waits.x + index * waits.pitch, y: waits.y, scale: waits.scale });
  }
  const height = form.height + (waiting.length > 0 ? waits.extraHeight : 0);
  return { guests: spots, waitingMore: Math.max(0, waiting.length - waits.most), height };
};

const layAttendants = (scene: Scene, form: Form, rack: Pick<Layout, 'hooks' | 'bare' | 'racks'>) =>
  new Map(
    scene.attendants.map((attendant, index): [string, Spot] => {
      const { x, y, pitch } = form.attendant;
      const home = { x: x + index * pitch, y, scale: 1 };
      if (attendant.at.type === 'counter') return [attendant.id, home];
      const { min, max, reach } = form.walk;
      const goal = reachedSpot(scene, rack, attendant)?.x ?? min;
      return [attendant.id, { ...home, x: Math.min(max, Math.max(min, goal - reach)) }];
    }),
  );

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

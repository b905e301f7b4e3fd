import { freePlace } from '#shared/scene/hang-on-hooks.ts';
import type { Hook, Scene } from '#shared/scene/scene.ts';
import { forms } from './forms.ts';

/** Where something stands, in the drawing's units; `y` is where it touches the floor or the rail. */
export type Spot = { x: number; y: number; scale: number };

export type Layout = {
  form: (typeof forms)['wide'];
  height: number;
  /** Many coats hang closer and smaller, and their owners' names give way. */
  isClose: boolean;
  boards: readonly { y: number; from: number; to: number }[];
  /** By session id, those just taken and the bare one included. */
  hooks: ReadonlyMap<string, Spot>;
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
  return { form, ...rack, ...people, attendants: layAttendants(scene, form, rack.hooks) };
};

type Form = Layout['form'];

const layRack = (scene: Scene, form: Form) => {
  const hanging = [...scene.hooks, ...scene.taken].sort((a, b) => a.place - b.place);
  const highest = Math.max(...hanging.map(({ place }) => place), scene.bare?.place ?? 0);
  const isClose = highest >= form.roomy.perRow;
  const { perRow, rows, pitch, scale, firstY, rowHeight } = isClose ? form.close : form.roomy;
  const { from, to } = form.rack;
  const spotOf = (place: number): Spot => ({
    x: from + (to - from) / 2 + ((place % perRow) - (perRow - 1) / 2) * pitch,
    y: firstY + Math.floor(place / perRow) * rowHeight,
    scale,
  });
  const room = perRow * rows;
  const hooks = new Map<string, Spot>();
  const taken = new Set<number>();
  const hang = (id: string, place: number) => {
    hooks.set(id, spotOf(place));
    taken.add(place);
  };
  for (const { id, place } of hanging) if (place < room) hang(id, place);
  if (scene.bare && scene.bare.place < room) hang(scene.bare.id, scene.bare.place);
  // What just moved must be seen: it takes a free place, or that of the last coat in sight.
  for (const id of [...scene.motion.sessions].slice(0, 1)) {
    const isHere = hanging.some((hook) => hook.id === id) || scene.bare?.id === id;
    if (!isHere || hooks.has(id)) continue;
    const place = Math.min(freePlace(taken), room - 1);
    const displaced = hanging.find((hook) => hook.place === place);
    if (displaced) hooks.delete(displaced.id);
    hang(id, place);
  }
  const free = Array.from({ length: room }, (_, place) => place).filter((place) => !taken.has(place));
  return {
    isClose,
    hooks,
    free: free.map(spotOf),
    hidden: scene.hooks.filter(({ id }) => !hooks.has(id)),
    boards: Array.from({ length: rows }, (_, row) => ({ y: firstY + row * rowHeight, from, to })),
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

const layAttendants = ({ attendants }: Scene, form: Form, hooks: ReadonlyMap<string, Spot>) =>
  new Map(
    attendants.map(({ id, at }, index): [string, Spot] => {
      const { x, y } = form.attendant;
      const home = { x: x + index * 78, y, scale: 1 };
      if (at.type === 'counter') return [id, home];
      const hook = hooks.get(at.reaching ?? '');
      const { min, max, reach } = form.walk;
      return [id, { ...home, x: Math.min(max, Math.max(min, (hook?.x ?? min) - reach)) }];
    }),
  );

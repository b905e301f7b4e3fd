import { freePlace } from '#shared/scene/hang-on-hooks.ts';
import type { Hook, Rack, Scene } from '#shared/scene/scene.ts';
import { type House, overEdge, pitchOf, shoulders } from './house.ts';
import type { Spot } from './lay-out-band.ts';

/** How the hooks of all racks look, in CSS pixels. */
export type HookShape = {
  plate: { width: number; height: number; text: number };
  coat: number;
  /** Between two hooks side by side. */
  pitch: number;
  /** Many coats hang closer and smaller: their owners' names give way, and time is told to the minute. */
  isClose: boolean;
  /** Lines of words beneath a coat, and how large they are. */
  lines: 0 | 1 | 2;
  text: number;
};

export type RacksLayout = {
  shape: HookShape;
  racks: readonly (Rack & { from: number; to: number })[];
  boards: readonly { key: string; x: number; y: number; width: number; height: number }[];
  /** By session id, those just taken included. */
  hooks: ReadonlyMap<string, Spot>;
  /** Where a number is looked for in vain. */
  bare: Spot | null;
  free: readonly Spot[];
  hidden: readonly Hook[];
};

/** Where a rack's hooks are, each by its place. */
type Rail = { columns: readonly number[]; rows: readonly number[]; shape: HookShape };

/** Racks hang over their lanes: the store's, or each over its server's. One whose lane is not there is not drawn. */
export function layOutRacks(scene: Scene, house: House): RacksLayout {
  const racks = scene.racks.flatMap((rack) => {
    const x = house.hasOwnRacks ? middleOf(house, rack.id) : house.store?.x;
    const half = house.laneWidth / 2 - 3;
    return x === undefined ? [] : [{ ...rack, from: x - half, to: x + half }];
  });
  const most = Math.max(0, ...racks.map(({ id }) => countOn(scene, id)));
  const rails = railsFor(house);
  const roomy = rails[0];
  const isRoomy = most <= roomy.columns.length * roomy.rows.length;
  const { columns, rows, shape } = isRoomy ? roomy : (rails[1] ?? roomy);
  const laid = racks.map((rack) => hang(scene, rack, { columns, rows, shape }));
  const hooks = new Map(laid.flatMap((one) => [...one.hooks]));
  const inSight = new Set(racks.map(({ id }) => id));
  return {
    shape,
    racks,
    hooks,
    bare: laid.find((one) => one.bare !== null)?.bare ?? null,
    free: laid.flatMap((one) => one.free),
    hidden: scene.hooks.filter(({ id, rack }) => inSight.has(rack) && !hooks.has(id)),
    boards: laid.flatMap((one) => one.boards),
  };
}

const middleOf = ({ counters }: House, server: string): number | undefined => {
  const counter = counters.find(({ of }) => of === server);
  return counter && counter.x + counter.width / 2;
};

/** The ways to hang coats, the roomiest first. */
const railsFor = (house: House): readonly [Rail, ...Rail[]] => {
  const { laneWidth, floor, speech, valance, smallestText, attendant, hasOwnRacks, isTight } = house;
  const least = smallestText;
  if (hasOwnRacks) {
    const top = speech.bottom;
    if (isTight) {
      const columns = [-laneWidth / 4 + 2, laneWidth / 4 - 2];
      // No lower than the shoulders, and beside the head.
      const bottom = Math.min(floor - 8, house.feet - 150 * attendant);
      return [toRail({ house, columns, top, bottom, rows: 1, text: least, isClose: true })];
    }
    const side = (laneWidth - shoulders * attendant) / 2 - 4;
    const each = Math.min(2, Math.max(1, Math.floor(side / pitchOf(least))));
    const text = clamp(least, side / each / pitchOf(1), house.height * 0.07);
    const step = Math.min(side / each, pitchOf(text) * 1.25);
    const near = (shoulders * attendant) / 2 + step / 2 + 1;
    const away = Array.from({ length: each }, (_, index) => near + index * step);
    const columns = [...away.map((x) => -x).reverse(), ...away];
    // Coats end above the ticket that lies on the counter beside them.
    const bottom = (house.counters[0]?.top ?? floor) - (20 - overEdge) * house.ticket - 3;
    const roomy = toRail({ house, columns, top, bottom, rows: 1, text, isClose: false });
    if (bottom - top < 2 * leastRow(text)) return [roomy];
    return [roomy, toRail({ house, columns, top, bottom, rows: 2, text, isClose: true })];
  }
  const width = laneWidth - 4;
  const top = valance + 4;
  const text = clamp(least, width / 3 / pitchOf(1), house.height * 0.07);
  const roomy = spread(width, Math.min(4, Math.floor(width / pitchOf(text))), text);
  const close = spread(width, Math.min(6, Math.floor(width / pitchOf(least))), least);
  const rows = floor - top < 2 * leastRow(least) ? 1 : 2;
  return [
    toRail({ house, columns: roomy, top, bottom: floor - 4, rows: 1, text, isClose: false }),
    toRail({ house, columns: close, top, bottom: floor - 2, rows, text: least, isClose: true }),
  ];
};

const plateHeight = (text: number): number => Math.round(text * 1.42);
/** Beneath coats that hang close, beside numbers written so large. */
const closeWords = (text: number): number => Math.max(12, text * 0.7);
/** A plate, a coat that is still one, and a line. */
const leastRow = (text: number): number => plateHeight(text) + 26 + closeWords(text) + 1;

/** In the units in which coats are drawn. */
const coatHeight = 158;
/** From one line of words beneath a coat to the next, in their own size. */
const lineStep = 1.25;

const clamp = (least: number, wanted: number, most: number): number =>
  Math.max(least, Math.min(wanted, most));

const spread = (width: number, count: number, text: number): number[] => {
  const all = Math.max(1, count);
  const step = Math.min(width / all, pitchOf(text) * 1.3);
  return Array.from({ length: all }, (_, index) => (index - (all - 1) / 2) * step);
};

const toRail = (wish: {
  house: House;
  columns: readonly number[];
  top: number;
  bottom: number;
  rows: number;
  text: number;
  isClose: boolean;
}): Rail => {
  const { house, columns, top, bottom, rows, text, isClose } = wish;
  const height = plateHeight(text);
  const rowHeight = (bottom - top) / rows;
  // A rack's last hook has a neighbour, too: the first one over the next lane.
  const toNext = house.laneWidth + (columns[0] ?? 0) - (columns.at(-1) ?? 0);
  const pitch = Math.min(...columns.slice(1).map((x, index) => x - (columns[index] ?? x)), toNext);
  const small = isClose ? closeWords(text) : Math.max(12, Math.min(house.smallText, pitch / 4.2));
  const room = rowHeight - height - 8;
  const lines = house.isTight ? 0 : isClose || room < 6 * small ? 1 : 2;
  const widest = house.isTight ? pitch / 2 - 25 * house.attendant + 4 : pitch / 2 - 1;
  const largest = Math.min(widest / 50, house.figure);
  // Where coats can be no larger, what they leave is the words': for a room as large as the numbers, if minutes and seconds still fit.
  const left = (room - largest * coatHeight) / Math.max(1, lines * lineStep);
  const words = Math.max(small, Math.min(left, house.smallestText, pitch / 4.35));
  const coat = Math.max(0.16, Math.min((room - lines * words * lineStep) / coatHeight, largest));
  return {
    columns,
    rows: Array.from({ length: rows }, (_, row) => top + height + 4 + row * rowHeight),
    shape: { plate: { width: text * 3, height, text }, coat, pitch, isClose, lines, text: words },
  };
};

const hangingOn = (scene: Scene, rack: string) =>
  [...scene.hooks, ...scene.taken].filter((hook) => hook.rack === rack).sort((a, b) => a.place - b.place);

const countOn = (scene: Scene, rack: string): number =>
  hangingOn(scene, rack).length + (scene.bare?.rack === rack ? 1 : 0);

const hang = (scene: Scene, rack: RacksLayout['racks'][number], { columns, rows, shape }: Rail) => {
  const middle = (rack.from + rack.to) / 2;
  const hanging = hangingOn(scene, rack.id);
  const room = columns.length * rows.length;
  const spotOf = (place: number): Spot => ({
    x: middle + (columns[place % columns.length] ?? 0),
    y: rows[Math.floor(place / columns.length)] ?? 0,
    scale: shape.coat,
  });
  const places = new Map<string, number>();
  for (const { id, place } of hanging) if (place < room) places.set(id, place);
  const occupied = () => new Set(places.values());
  // Whose hook lies beyond the end, since others have gone, hangs on the last free one: a coat that is there is seen.
  for (const { id, place } of hanging) {
    const last = Array.from({ length: room }, (_, index) => index).findLast((one) => !occupied().has(one));
    if (place >= room && last !== undefined) places.set(id, last);
  }
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
    boards: boardsOf(rack, { columns, rows, shape }),
  };
};

/** One board for a row of the store's rack; beside an attendant each side has its own. */
const boardsOf = (rack: RacksLayout['racks'][number], { columns, rows, shape }: Rail) => {
  const { plate, pitch } = shape;
  const middle = (rack.from + rack.to) / 2;
  const half = Math.min(pitch, plate.width + 8) / 2;
  const sides =
    rack.id === 'store' ? [columns] : [columns.filter((x) => x < 0), columns.filter((x) => x > 0)];
  return rows.flatMap((y) =>
    sides.map((side, index) => {
      const [first, last] = [side[0] ?? 0, side.at(-1) ?? 0];
      return {
        key: `${rack.id} ${y} ${index}`,
        x: middle + first - half,
        y: y - plate.height - 5,
        width: last - first + 2 * half,
        height: plate.height + 6,
      };
    }),
  );
};

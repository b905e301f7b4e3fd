import type { Participant } from '#shared/diagram/participants.ts';

/** A participant's column of the diagram. `x` is its lifeline. */
export type Lane = Participant & { x: number };

/** The place that the cloakroom has: the diagram's lanes, and a height. All in CSS pixels. */
export type Place = {
  width: number;
  height: number;
  laneWidth: number;
  lanes: readonly Lane[];
  /** No smaller are numbers on tickets and plates. */
  smallestText: number;
};

export type Counter = { of: string; x: number; width: number; top: number; bottom: number };

/** What stands where it stands whatever happens, in CSS pixels: the house itself, for the lanes beneath it. */
export type House = Place & {
  /** Where wall and floor meet, and where people stand. */
  floor: number;
  feet: number;
  /** The lower edge of the velvet. */
  valance: number;
  /** The row under the velvet that is kept free for what is said: nothing else reaches into it but a rack. */
  speech: { y: number; fontSize: number; bottom: number };
  /** Between foyer and cloakroom. */
  pillar: number;
  /** How large people are drawn, attendants, and tickets. */
  figure: number;
  attendant: number;
  ticket: number;
  people: readonly Lane[];
  counters: readonly Counter[];
  store: Lane | null;
  /** Each attendant has a rack of its own. */
  hasOwnRacks: boolean;
  /** Too narrow for coats beside an attendant: they hang above. */
  isTight: boolean;
  /** Null where people leave no room for it. */
  clock: { x: number; y: number; r: number } | null;
  smallText: number;
};

/** In the units in which people are drawn: from their soles to the highest hat, and across an attendant's shoulders. */
const tallest = 258;
export const shoulders = 84;
/** The size of a number on a ticket, in the units of the ticket. */
export const numberSize = 26;
/** How far below a counter's top the middle of a ticket lies there, in its own units: between the attendant's badge and the counter's sign. */
export const overEdge = 10;
/** How much of a rail a hook takes whose number is written so large. */
export const pitchOf = (text: number): number => text * 3.1;

export function buildHouse(place: Place, hasOwnRacks: boolean): House {
  const { width, height, laneWidth, lanes, smallestText } = place;
  const floor = Math.round(height - Math.max(15, height * 0.13));
  const feet = Math.round(floor + (height - floor) * 0.45);
  const valance = Math.round(height * 0.085);
  const fontSize = Math.max(12, height * 0.054);
  const speech = { y: valance + fontSize * 1.12, fontSize, bottom: valance + fontSize * 2.15 };
  const figure = Math.min((feet - speech.bottom) / tallest, laneWidth / 140);
  const people = lanes.filter(({ kind }) => kind !== 'server' && kind !== 'store');
  const servers = lanes.filter(({ kind }) => kind === 'server');
  const { attendant, isTight } = hasOwnRacks
    ? besideCoats({ ...place, figure, head: speech.bottom, feet })
    : { attendant: figure, isTight: false };
  const pillar = people.length * laneWidth + (lanes[0]?.x ?? 0) - laneWidth / 2;
  return {
    ...place,
    floor,
    feet,
    valance,
    speech,
    figure,
    attendant,
    ticket: Math.max(figure, smallestText / numberSize),
    pillar: people.length > 0 ? pillar : 0,
    people,
    counters: servers.map(({ of, x }) => buildCounter(of, x, { feet, laneWidth, attendant, hasOwnRacks })),
    store: lanes.find(({ kind }) => kind === 'store') ?? null,
    hasOwnRacks,
    isTight,
    clock: hangClock(place, people[0]?.x ?? width, figure, speech.bottom),
    smallText: Math.max(12, height * 0.05),
  };
}

/** With a rack of its own an attendant is as small as the coats on either side need it, or stands beneath them. */
const besideCoats = ({
  laneWidth,
  smallestText,
  figure,
  head,
  feet,
}: Pick<Place, 'laneWidth' | 'smallestText'> & { figure: number; head: number; feet: number }) => {
  const between = (laneWidth - 2 * pitchOf(smallestText) - 8) / shoulders;
  const isTight = between < figure * 0.6;
  const beneath = (feet - head - smallestText * 1.42 - 48) / 160;
  return { attendant: Math.max(0.15, Math.min(figure, isTight ? beneath : between)), isTight };
};

const buildCounter = (
  of: string,
  x: number,
  {
    feet,
    laneWidth,
    attendant,
    hasOwnRacks,
  }: { feet: number; laneWidth: number; attendant: number; hasOwnRacks: boolean },
): Counter => {
  // Coats on either side hang down beside it.
  const width = Math.min((hasOwnRacks ? shoulders + 12 : 190) * attendant, laneWidth - 8);
  return { of, x: x - width / 2, width, top: feet - 86 * attendant, bottom: feet + 12 * attendant };
};

/** Beside the head of whoever stands first, and beneath what they say. */
const hangClock = ({ height }: Place, firstX: number, figure: number, from: number): House['clock'] => {
  const hat = 42 * figure;
  const r = Math.min(height * 0.11, (firstX - hat - 12) / 2);
  return r < 9 ? null : { x: Math.max(r + 4, (firstX - hat) / 2 - r * 0.4), y: from + r + 2, r };
};

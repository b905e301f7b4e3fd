import { type Participant, participantsOf } from '#shared/diagram/participants.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import { onceForEach } from './once-for-each.ts';

/** Who has a lane, and who stands aside; both in the order of the whole trace, so that no two ever change places. */
export type Lanes = { shown: readonly Participant[]; away: readonly Participant[] };

export type LaneWish = {
  open: readonly Chapter[];
  /** The chapters before the open ones: whoever spoke last there is the last to go. */
  before: readonly Chapter[];
  /** Ids of those whom somebody called back; the latest first. */
  called: readonly string[];
  /** Ids of those whom the page speaks of. */
  needed: readonly string[];
  most: number;
};

/** Narrower than this, as a phone is, a diagram has one lane less. */
const phoneWidth = 480;

/** How many lanes there are at most in so many CSS pixels. */
export const mostLanes = (width: number): number => (width < phoneWidth ? 4 : 5);

/** With less than these a picture has no more room to give: a person, a server and their store. */
const fewest = 3;

/**
 * The lanes of this step only: whoever speaks in the open chapters, whoever was called back, whoever the page names, servers and
 * store, since people come and go and these stay, and up to three of those who spoke last. A store that nobody asks, since servers keep sessions for themselves, is not among these, nor is a server
 * that has closed.
 */
export const toLanes = (
  roster: readonly Participant[],
  { open, before, called, needed, most }: LaneWish,
): Lanes => {
  const chosen = new Set(speakersIn(open, roster));
  const add = (some: readonly (Participant | undefined)[], upTo: number) => {
    for (const one of some) if (one && chosen.size < upTo) chosen.add(one);
  };
  const byId = (id: string) => roster.find((one) => one.id === id);
  add(called.map(byId), most);
  add(needed.map(byId), most);
  const [...past] = before.slice(-silentSince);
  const hasOwnStore = [...past, ...open].findLast(usesStore)?.events.some(isOwn) ?? false;
  const closed = closedIn([...before, ...open]);
  const welcome = ({ kind, of }: Participant) =>
    kind === 'store' ? !hasOwnStore : kind !== 'server' || !closed.has(of);
  add(
    roster.filter((one) => isOfTheHouse(one) && welcome(one)),
    most,
  );
  // With nobody to ask them, house and store would stand alone.
  const least = [...chosen].every(isOfTheHouse) ? Math.max(fewest, chosen.size + 1) : fewest;
  for (const chapter of past.reverse()) add(speakersIn([chapter], roster).filter(welcome), least);
  add(roster.filter(welcome).reverse(), least);
  return {
    shown: roster.filter((one) => chosen.has(one)),
    away: roster.filter((one) => !chosen.has(one)),
  };
};

const isOfTheHouse = ({ kind }: Participant): boolean => kind === 'server' || kind === 'store';

/** Whether there are lanes for all who speak in these chapters, and for one who was called back. */
export const haveLanes = (
  roster: readonly Participant[],
  open: readonly Chapter[],
  { called, most }: Pick<LaneWish, 'called' | 'most'>,
): boolean => {
  const speakers = new Set(speakersIn(open, roster).map(({ id }) => id));
  for (const id of called.slice(0, 1)) speakers.add(id);
  return speakers.size <= most;
};

/** Whether nobody speaks in this chapter but these. */
export const haveOnly = (lanes: readonly Participant[], chapter: Chapter): boolean =>
  speakersIn([chapter], lanes).length === speakersOf(chapter).length;

/** Further back than so many chapters nobody is looked for. */
const silentSince = 24;

const speakersOf = onceForEach(({ events }: Chapter) => participantsOf(events));

const speakersIn = (chapters: readonly Chapter[], roster: readonly Participant[]): readonly Participant[] =>
  chapters
    .flatMap(speakersOf)
    .flatMap(({ kind, of }) => roster.find((one) => one.kind === kind && one.of === of) ?? []);

const isOwn = ({ type }: Chapter['events'][number]): boolean => type === 'own-store';

/** The servers of whom the last that was heard is that they closed. */
const closedIn = (chapters: readonly Chapter[]): ReadonlySet<string> => {
  const closed = new Set<string>();
  for (const { server, now } of chapters.flatMap(serverChangesIn))
    if (now === 'stopped') closed.add(server);
    else closed.delete(server);
  return closed;
};

const serverChangesIn = onceForEach(({ events }: Chapter) =>
  events.flatMap((event) =>
    event.type === 'note' && event.note.kind === 'server-changed'
      ? [{ server: event.server, now: event.note.now }]
      : [],
  ),
);

const usesStore = ({ events }: Chapter): boolean =>
  events.some((event) => isOwn(event) || event.type === 'store-command');

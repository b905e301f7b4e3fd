import type { Lane } from '#shared/content/prediction-options.ts';
import { findParticipant, type Participant } from '#shared/diagram/participants.ts';
import type { Lanes } from './lanes.ts';
import { characterWidth } from './layout.ts';
import { type Shape, shape } from './shape.ts';

/** Something that may come: an arrow from the server to its lane, or a mark at that. */
export type Ghost = {
  letter: string;
  /** What it would say, in a few characters; null where its place says all. */
  says: string | null;
  isSaid: boolean;
  isArrow: boolean;
  at: 'asker' | 'server' | Lane;
};

/** What may come next, drawn dotted where it would be; or what was said to come and did not, beside what did. */
export type Ghosts = {
  /** What is asked, by whom. */
  request: string;
  asker: { kind: Participant['kind']; name: string | null };
  /** Names of the servers of which one will answer. */
  servers: readonly string[];
  ghosts: readonly Ghost[];
  stand: /** Beneath the newest event, until one comes that is newer than this; `Infinity` before the press. */
    | { where: 'next'; until: number }
    /** Beside the event that really came. */
    | { where: 'beside'; number: number };
};

/** The size of the words beside which all this has its own size. */
const usualFontSize = 13;
const disc = 13;
const unitOf = ({ layout }: Lanes): number => Math.max(1, layout.fontSize / usualFontSize);

/** The request's own arrow and, in the row beneath it, whatever may follow; null where those who speak have no lanes. */
export function drawNext(all: Ghosts, lanes: Lanes): { height: number; shapes: readonly Shape[] } | null {
  const unit = unitOf(lanes);
  const [asker, server] = [placeOf('asker', all, lanes), placeOf('server', all, lanes)];
  if (asker === null || server === null) return null;
  const rows = { request: 30 * unit, next: 76 * unit };
  const size = 14 * unit;
  const fits = all.request.length * size * 0.5 < Math.abs(server - asker);
  const label = { class: 'diagram-ghost-says', x: (asker + server) / 2, y: rows.request - 10 * unit };
  const request = shape(
    'g',
    { class: 'diagram-ghost' },
    dotted(asker, server, rows.request),
    ...(fits ? [shape('text', { ...label, 'font-size': size }, all.request)] : []),
  );
  return {
    height: 104 * unit,
    shapes: [request, ...groupsOf(all, lanes).flatMap((group) => drawGroup(group, server, rows.next, unit))],
  };
}

/** The ghosts of one place, which share an arrow. */
type Group = { x: number; isArrow: boolean; ghosts: readonly Ghost[] };

function groupsOf(all: Ghosts, lanes: Lanes): Group[] {
  const groups = new Map<string, Group>();
  for (const ghost of all.ghosts) {
    const x = placeOf(ghost.at, all, lanes);
    if (x === null) continue;
    const key = `${x} ${ghost.isArrow}`;
    const others = groups.get(key)?.ghosts ?? [];
    groups.set(key, { x, isArrow: ghost.isArrow, ghosts: [...others, ghost] });
  }
  return [...groups.values()];
}

function drawGroup({ x, isArrow, ghosts }: Group, server: number, y: number, unit: number): Shape[] {
  const room = isArrow ? Math.abs(x - server) / (ghosts.length + 1) : 2 * disc * unit + 4;
  const radius = Math.min(disc * unit, room / 2 - 1);
  const middle = isArrow ? (x + server) / 2 : x;
  const letters = ghosts.map((ghost, index) => {
    const at = { x: middle + (index - (ghosts.length - 1) / 2) * room, y };
    return drawLetter(ghost, { at, radius, room });
  });
  const arrow = shape('g', { class: 'diagram-ghost' }, dotted(server, x, y));
  return isArrow ? [arrow, ...letters] : letters;
}

/**
 * What was said to come, beside the arrow that came: where that leads to the same place, behind its head.
 * @param real the arrow that came, from its server; `server` is the index of the lane where it begins
 */
export function drawBeside(
  all: Ghosts,
  lanes: Lanes,
  real: { server: number; x1: number; x2: number; y: number },
): readonly Shape[] {
  const [ghost] = all.ghosts;
  const place = ghost ? placeOf(ghost.at, all, lanes) : null;
  if (!ghost || place === null) return [];
  const { columnWidth } = lanes.layout;
  const x = ghost.at === 'server' ? real.x1 : real.x1 + place - (real.server + 0.5) * columnWidth;
  const radius = (disc - 2) * unitOf(lanes);
  const leads = Math.sign(real.x2 - real.x1);
  if (Math.abs(x - real.x2) < columnWidth / 2) {
    const at = { x: real.x2 + leads * 1.6 * radius, y: real.y - radius / 2 };
    return [drawLetter({ ...ghost, isSaid: false }, { at, radius, room: columnWidth, isBelow: true })];
  }
  // Two that lead the same way would lie upon each other.
  const y = Math.sign(x - real.x1) === leads ? real.y + radius : real.y;
  const letter = drawLetter(
    { ...ghost, isSaid: false },
    { at: { x: ghost.isArrow ? (x + real.x1) / 2 : x, y }, radius, room: columnWidth },
  );
  return ghost.isArrow ? [shape('g', { class: 'diagram-ghost' }, dotted(real.x1, x, y)), letter] : [letter];
}

type LetterPlace = { at: { x: number; y: number }; radius: number; room: number; isBelow?: boolean };

function drawLetter(
  { letter, says, isSaid }: Ghost,
  { at, radius, room, isBelow = false }: LetterPlace,
): Shape {
  const size = radius * 1.05;
  const fits = says !== null && says.length * size * characterWidth < room - 2;
  const where = { x: at.x, y: isBelow ? at.y + radius + size : at.y - radius - 0.35 * size };
  return shape(
    'g',
    { class: isSaid ? 'diagram-ghost is-said' : 'diagram-ghost' },
    shape('circle', { cx: at.x, cy: at.y, r: radius }),
    shape(
      'text',
      { class: 'diagram-ghost-letter', x: at.x, y: at.y + 0.35 * size, 'font-size': size },
      letter,
    ),
    ...(fits ? [shape('text', { class: 'diagram-ghost-says', ...where, 'font-size': size }, says)] : []),
  );
}

/** A dotted arrow with its head. */
function dotted(from: number, to: number, y: number): Shape {
  const back = to < from ? 1 : -1;
  return shape(
    'g',
    { class: 'diagram-ghost-arrow' },
    shape('line', { x1: from, x2: to + back * 10, y1: y, y2: y }),
    shape('path', { d: `M${to} ${y}l${back * 11} -5.500v11z` }),
  );
}

/** The middle of a lane, in pixels; of the servers, when it is not known which of them it will be, the middle of them all. */
function placeOf(
  end: Ghost['at'],
  { asker, servers }: Ghosts,
  { participants, layout }: Lanes,
): number | null {
  const middles = lanesOf(end, { asker, servers }, participants).map(
    (one) => (participants.indexOf(one) + 0.5) * layout.columnWidth,
  );
  return middles.length === 0 ? null : middles.reduce((sum, x) => sum + x, 0) / middles.length;
}

function lanesOf(
  end: Ghost['at'],
  { asker, servers }: Pick<Ghosts, 'asker' | 'servers'>,
  participants: readonly Participant[],
): readonly Participant[] {
  if (end === 'server')
    return participants.filter(({ kind, of }) => kind === 'server' && servers.includes(of));
  const one =
    end === 'asker'
      ? participants.find(({ kind, name }) => kind === asker.kind && (asker.name ?? name) === name)
      : findParticipant(participants, end.kind, end.of);
  return one ? [one] : [];
}

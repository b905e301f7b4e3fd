import { isWide } from '#shared/diagram/encode-label.ts';
import { moreOn } from '#shared/diagram/short-label.ts';
import type { Chip, TicketChip } from '#shared/scene/to-chip.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { turnsAway } from '#shared/trace/turns-away.ts';
import type { ArrowEnds } from './arrow-ends.ts';
import { characterWidth } from './layout.ts';
import { type Shape, shape } from './shape.ts';
import { drawPlus, drawTokenChip } from './token-chip.ts';

/** What an arrow tells beside its words. */
export type Adornment = {
  /** The ticket or the token that it carries. */
  chip: Chip | null;
  /** How an answer ends, for whoever asked; null for all else. */
  outcome: 'served' | 'refused' | null;
  /** How many commands it carries beyond the one that is written on it. */
  more: number;
};

/** @param events those of the exchange at least */
export function toAdornment(event: TraceEvent, events: readonly TraceEvent[], chip: Chip | null): Adornment {
  return { chip, outcome: outcomeOf(event, events), more: moreOn(event) };
}

export function outcomeOf(event: TraceEvent, events: readonly TraceEvent[]): Adornment['outcome'] {
  if (event.type !== 'response') return null;
  const request = events.find(({ type, exchange }) => type === 'request' && exchange === event.exchange);
  return turnsAway(event, request?.type === 'request' ? request.path : '/') ? 'refused' : 'served';
}

/** A line of a label: its middle. */
export type LabelLine = { x: number; y: number; text: string };

/** Width and height of a ticket in CSS pixels, and the share of them where lanes are narrow. */
const [chipWidth, chipHeight, narrowScale] = [66, 24, 0.8];
/** The size of the words beside which all this has its own size. */
const usualFontSize = 13;

/** How high the ground beneath a line of text is. */
export const labelHeight = (fontSize: number): number => fontSize * 1.3;

/** Ground beneath a line of text, so that no lifeline runs through it. */
export function labelGround(line: LabelLine, fontSize: number): Shape {
  const width = widthOf(line, fontSize) + 8;
  return shape('rect', {
    class: 'diagram-label-ground',
    x: line.x - width / 2,
    y: line.y - labelHeight(fontSize) / 2,
    width,
    height: labelHeight(fontSize),
  });
}

/** Reckoned by characters: to measure it, the page would have to be laid out. */
function widthOf({ text }: LabelLine, fontSize: number): number {
  const places = Array.from(text, (letter): number => (isWide(letter) ? 2 : 1));
  return places.reduce((sum, one) => sum + one, 0) * fontSize * characterWidth;
}

/** Ticket, outcome and pill, to lie over an arrow. @param label the first line of its words, if it has any */
export function drawAdornment(
  { chip, outcome, more }: Adornment,
  { x1, x2, y1, y2 }: ArrowEnds,
  label: LabelLine | undefined,
  fontSize: number,
): Shape[] {
  // Grows with the words, where a whole room reads them, and more slowly: Mermaid leaves the same room beneath an arrow always.
  const unit = 1 + 0.75 * Math.max(0, fontSize / usualFontSize - 1);
  const isBow = x1 === x2;
  const length = Math.abs(x2 - x1) / unit;
  const isTight = !isBow && length < 112;
  const back = (x2 < x1 ? 1 : -1) * unit;
  // A mark stands at the receiver's end; where it is tight there, the ticket makes room for it.
  const aside = outcome && !isBow && length < 140 ? back * 12 : 0;
  const chipAt = { x: isBow ? x1 - 46 * unit : (x1 + x2) / 2 + aside, y: (y1 + y2) / 2 };
  const pillAt = label && { x: label.x + widthOf(label, fontSize) / 2 + 22 * unit, y: label.y };
  return [
    ...(chip ? [drawChip(chip, put(chipAt, isTight ? unit * narrowScale : unit))] : []),
    ...(outcome ? [drawOutcome(outcome, put({ x: x2 + back * (isTight ? 20 : 24), y: y2 }, unit))] : []),
    ...(more > 0 && pillAt ? [drawPill(more, put(pillAt, unit))] : []),
  ];
}

const put = ({ x, y }: { x: number; y: number }, scale: number): string =>
  `translate(${x} ${y}) scale(${scale})`;

/** A ticket with a bite out of each side. */
const stub = 'M-33 -12H33V-5A4 4 0 0 0 33 5V12H-33V5A4 4 0 0 0 -33 -5Z';

const drawChip = (chip: Chip, transform: string): Shape =>
  chip.kind === 'token' ? drawTokenChip(chip, transform) : drawTicketChip(chip, transform);

function drawTicketChip({ number, cloth, worth, isNew }: TicketChip, transform: string): Shape {
  const [right, low] = [chipWidth / 2, chipHeight / 2];
  const strike = shape('path', { class: 'diagram-chip-strike', d: `M${18 - right} 7L${right - 4} -7` });
  return shape(
    'g',
    { class: 'diagram-chip', transform },
    shape('path', { class: 'diagram-chip-stub', 'data-worth': worth, d: stub }),
    ...(cloth === null ? [] : [drawCloth(cloth, { x: 2 - right, y: 2 - low, height: chipHeight - 4 })]),
    shape('path', { class: 'diagram-chip-tear', d: `M${14 - right} ${2 - low}V${low - 2}` }),
    shape('text', { class: 'diagram-chip-number', x: 7, y: 5, ...fitted(number) }, number),
    ...(worth === 'ended' ? [strike] : []),
    ...(isNew ? [drawPlus(right, low - 7)] : []),
  );
}

/** Six characters where four would be another session's too: they stand closer, between the tear and the bite. */
const fitted = ({ length }: string) =>
  length > 4 ? { textLength: 40, lengthAdjust: 'spacingAndGlyphs' } : {};

const drawCloth = (cloth: number, place: { x: number; y: number; height: number }): Shape =>
  shape('rect', { class: 'diagram-chip-cloth', 'data-cloth': cloth, width: 8, ...place });

/** Told by shape first, and by colour too. */
export function drawOutcome(outcome: 'served' | 'refused', transform: string): Shape {
  const looks = { class: 'diagram-outcome-ground', 'data-outcome': outcome };
  const [ground, sign] =
    outcome === 'served'
      ? [shape('circle', { ...looks, r: 8 }), 'M-3.5 0.5L-1 3L4 -3']
      : [shape('path', { ...looks, d: 'M0 -10L10 0L0 10L-10 0Z' }), 'M-3 -3L3 3M-3 3L3 -3'];
  return shape(
    'g',
    { class: 'diagram-outcome', transform },
    ground,
    shape('path', { class: 'diagram-sign', d: sign }),
  );
}

function drawPill(more: number, transform: string): Shape {
  return shape(
    'g',
    { class: 'diagram-pill', transform },
    shape('rect', { class: 'diagram-pill-ground', x: -14, y: -9, width: 28, height: 18, rx: 9 }),
    shape('text', { y: 4 }, `+${more}`),
  );
}

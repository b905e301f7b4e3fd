import type { AlignedRow } from '#shared/compare/alignment.ts';
import { type Side, toSides } from '#shared/compare/to-drawable-events.ts';
import type { TwinStatement } from '#shared/compare/to-twin-mermaid.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { adornArrow } from '../../diagram/adorn-arrow.ts';
import type { Adornment } from '../../diagram/adornment.ts';
import { arrowEnds } from '../../diagram/arrow-ends.ts';
import { markEvents } from '../../diagram/mark-events.ts';
import { shape } from '../../diagram/shape.ts';
import { toElement } from '../../diagram/to-element.ts';
import { type Gap, layOutSlots, type Slots } from './lay-out-slots.ts';

/** How much room the ribbon has above the row at which the runs part, in CSS pixels. */
const ribbonRoom = 56;

export type TwinsWish = {
  rows: readonly AlignedRow[];
  statements: readonly TwinStatement[];
  /** Index of the row at which they part; null where they never do. */
  parting: number | null;
  fontSize: number;
  /** What an event of one of the runs shows on its arrow. */
  adorn: (side: Side, event: TraceEvent) => Adornment;
  /** Row indices of the answers by which the runs are judged. */
  endings: Readonly<Record<Side, { row: number; meaning: 'good' | 'bad' } | null>>;
};

export type DrawnTwins = Readonly<Record<Side, SVGSVGElement>> & Pick<Slots, 'partsAt'>;

/**
 * Makes two pictures of one that Mermaid has drawn of a twin text: each keeps its own arrows and the room of the other’s, so that rows
 * stand side by side. Each row can be pointed at and carries `data-of`, its place among the rows, counted from 1.
 */
export const drawTwins = (picture: SVGSVGElement, twins: TwinsWish): DrawnTwins => {
  const { statements, parting } = twins;
  const { y } = picture.viewBox.baseVal;
  const ends: number[] = [];
  for (const mark of marksOf(picture)) ends[indexOf(mark)] = bottomOf(mark) - y;
  const slots = layOutSlots({
    statements,
    ends,
    parting: parting === null ? null : { row: parting, room: ribbonRoom },
  });
  const spare = picture.viewBox.baseVal.height - (ends.at(-1) ?? 0);
  const other = picture.cloneNode(true) as SVGSVGElement;
  const draw = (side: Side, one: SVGSVGElement) => drawSide(one, side, slots, Math.max(spare, 12), twins);
  return { before: draw('before', picture), after: draw('after', other), partsAt: slots.partsAt };
};

const drawSide = (
  picture: SVGSVGElement,
  side: Side,
  { shifts, height, gaps }: Slots,
  spare: number,
  { rows, statements, fontSize, adorn, endings }: TwinsWish,
): SVGSVGElement => {
  for (const mark of marksOf(picture)) {
    const statement = statements[indexOf(mark)];
    if (statement?.side !== 'both' && statement?.side !== side) takeOut(mark);
  }
  markEvents(picture, {
    events: toSides(rows)[side],
    owners: statements.map(({ row }) => row + 1),
    after: rows.length,
    adorn(group, { number }) {
      const event = rows[number - 1]?.[side];
      if (event) adornArrow(group, adorn(side, event), fontSize);
    },
  });
  const ending = endings[side];
  for (const mark of marksOf(picture)) {
    const group = mark.closest<SVGElement>('.diagram-event');
    const index = indexOf(mark);
    const row = statements[index]?.row ?? 0;
    if (!group) continue;
    group.setAttribute('transform', `translate(0 ${shifts[index] ?? 0})`);
    group.dataset.row = rows[row]?.kind ?? 'same';
    if (ending?.row === row && mark.dataset.et === 'message') group.dataset.ending = ending.meaning;
    const sentence = group.getAttribute('aria-label');
    if (sentence !== null) group.setAttribute('aria-label', spoken[rows[row]?.kind ?? 'same'] + sentence);
  }
  const { x, y, width } = picture.viewBox.baseVal;
  picture.prepend(...gaps.filter((gap) => gap.side === side).map((gap) => toGap(gap, { x, y, width })));
  picture.setAttribute('viewBox', `${x} ${y} ${width} ${height + spare}`);
  picture.setAttribute('height', String(height + spare));
  return picture;
};

/** What a screen reader hears before an arrow's own sentence. */
const spoken: Readonly<Record<AlignedRow['kind'], string>> = {
  same: '',
  changed: 'Otherwise in the other run: ',
  missing: 'In this run only: ',
  new: 'In this run only: ',
};

const marksOf = (picture: Element): SVGElement[] => [
  ...picture.querySelectorAll<SVGElement>('[data-et="message"], [data-et="note"]'),
];

const indexOf = (mark: SVGElement): number => Number(mark.dataset.id?.slice(1));

const bottomOf = (mark: Element): number => {
  if (mark.getAttribute('data-et') === 'message') {
    const { y1, y2 } = arrowEnds(mark);
    return Math.max(y1, y2);
  }
  const ground = mark.querySelector('rect');
  return Number(ground?.getAttribute('y') ?? 0) + Number(ground?.getAttribute('height') ?? 0);
};

/** An arrow's words, which Mermaid writes just before it, go with it. */
const takeOut = (mark: Element) => {
  while (mark.getAttribute('data-et') === 'message' && mark.previousElementSibling?.matches('text'))
    mark.previousElementSibling.remove();
  mark.remove();
};

const toGap = ({ top, bottom }: Gap, { x, y, width }: { x: number; y: number; width: number }): Element =>
  toElement(
    shape('rect', {
      class: 'two-runs-gap',
      x: x + 4,
      y: y + top + 6,
      width: Math.max(0, width - 8),
      height: Math.max(0, bottom - top - 2),
      rx: 4,
    }),
  );

import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { arrowEnds } from './arrow-ends.ts';

/** How far to each side of its lifeline a message to oneself can be clicked on, in pixels. */
const bowReach = 56;

const svg = 'http://www.w3.org/2000/svg';

type Marking = {
  events: readonly TraceEvent[];
  /** Statement index → event number, as `toMermaid` gives it. */
  owners: readonly number[];
  /** Events above this number are new and draw themselves. */
  after: number;
  /** What an event's arrow shows beside its words; without it nothing but the words is there. */
  adorn?: (group: SVGElement, event: TraceEvent) => void;
};

/**
 * Makes every arrow of a picture, with its label, one thing that can be pointed at, focused and read out, and ties
 * each note to its event. Arrow and label carry `data-event="<number>"`.
 */
export const markEvents = (picture: SVGSVGElement, { events, owners, after, adorn }: Marking): void => {
  const byNumber = new Map(events.map((event) => [event.number, event]));
  for (const mark of picture.querySelectorAll<SVGElement>('[data-et="message"], [data-et="note"]')) {
    const number = owners[Number(mark.dataset.id?.slice(1))];
    const event = number === undefined ? undefined : byNumber.get(number);
    if (!event) continue;
    const group = mark.dataset.et === 'message' ? gather(mark) : mark;
    for (const part of mark.dataset.et === 'message' ? group.children : [group]) {
      part.setAttribute('data-event', String(event.number));
    }
    if (mark.dataset.et === 'message') adorn?.(group, event);
    group.classList.add('diagram-event');
    group.dataset.of = String(event.number);
    if (event.number > after) group.classList.add('is-new');
    if (mark.dataset.et === 'note' && event.type !== 'note') continue;
    group.setAttribute('role', 'button');
    group.setAttribute('tabindex', '-1');
    group.setAttribute('aria-pressed', 'false');
    group.setAttribute('aria-label', toName(group, describeEvent(event)));
  }
};

/**
 * What is written on the arrow comes first, unless the sentence says it anyway: who speaks to the computer calls a
 * thing by what is written on it (WCAG 2.5.3).
 */
const toName = (group: Element, sentence: string): string => {
  const written = [...group.querySelectorAll('text')].map((line) => line.textContent.trim()).join(' ');
  return written === '' || sentence.includes(written) ? sentence : `${written}. ${sentence}`;
};

/** Puts an arrow and its label, which Mermaid writes just before it, into one group with a ground to click on. */
const gather = (arrow: SVGElement): SVGElement => {
  const group = document.createElementNS(svg, 'g');
  const labels: Element[] = [];
  let before = arrow.previousElementSibling;
  while (before?.matches('text.messageText')) {
    labels.unshift(before);
    before = before.previousElementSibling;
  }
  arrow.before(group);
  // Spaces, so that lines do not run into one word where the label is read as a whole.
  group.append(toGround(arrow, labels[0]), ...labels.flatMap((label) => [label, ' ']), arrow);
  group.dataset.from = arrow.dataset.from ?? '';
  const { x1, x2 } = arrowEnds(arrow);
  group.dataset.heading = x1 <= x2 ? 'right' : 'left';
  return group;
};

const toGround = (arrow: Element, label: Element | undefined): SVGRectElement => {
  const ground = document.createElementNS(svg, 'rect');
  const { x1, x2, y1, y2 } = arrowEnds(arrow);
  const top = label ? Number(label.getAttribute('y')) - 6 : y1 - 12;
  // A message to oneself goes out to the right and comes back, with its label over where it begins.
  const [left, right] =
    x1 === x2 ? [x1 - bowReach, x1 + bowReach] : [Math.min(x1, x2) + 2, Math.max(x1, x2) - 2];
  ground.setAttribute('class', 'diagram-ground');
  ground.setAttribute('x', String(left));
  ground.setAttribute('y', String(top));
  ground.setAttribute('width', String(Math.max(0, right - left)));
  ground.setAttribute('height', String(Math.max(0, y2 - top + 8)));
  ground.setAttribute('rx', '4');
  return ground;
};

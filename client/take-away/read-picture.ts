import { arrowEnds } from '../diagram/arrow-ends.ts';

/** A line of text, its middle at `x`; `y` is its base line. */
export type Line = { x: number; y: number; text: string };
export type Box = { x: number; y: number; width: number; height: number };
export type Head = Box & { id: string };

/** Where Mermaid put one statement: an arrow with its label, or a note. `index` counts statements from 0. */
export type Placed =
  | {
      type: 'arrow';
      index: number;
      from: string;
      dashed: boolean;
      x1: number;
      x2: number;
      y: number;
      /** How far below `y` a message to oneself comes back; 0 for one that goes to somebody else. */
      bow: number;
      lines: Line[];
    }
  | { type: 'note'; index: number; box: Box; lines: Line[] };

export type Placing = {
  viewBox: Box;
  lifelines: { id: string; x: number; y1: number; y2: number }[];
  heads: Head[];
  placed: Placed[];
};

/** Reads from a picture of Mermaid's where everything stands, and leaves all else behind: styles, links, scripts. */
export const readPicture = (picture: SVGSVGElement, fontSize: number): Placing => {
  const [x = 0, y = 0, width = 0, height = 0] = (picture.getAttribute('viewBox') ?? '')
    .split(/[ ,]+/)
    .map(Number);
  const find = (selector: string) => [...picture.querySelectorAll(selector)];
  const toLine = (label: Element): Line => ({
    x: number(label, 'x'),
    // Mermaid centres a line on one em below its place; a base line is understood by every program.
    y: number(label, 'y') + fontSize * 1.3,
    text: label.textContent ?? '',
  });
  return {
    viewBox: { x, y, width, height },
    lifelines: find('[data-et="life-line"]').map((line) => ({
      id: line.getAttribute('data-id') ?? '',
      x: number(line, 'x1'),
      y1: number(line, 'y1'),
      y2: number(line, 'y2'),
    })),
    heads: find('rect.actor').map((head) => ({ id: head.getAttribute('name') ?? '', ...toBox(head) })),
    // Mermaid draws all notes before all arrows; the statements' order is that of the story.
    placed: find('[data-et="message"], [data-et="note"]')
      .map((mark) => readMark(mark, toLine))
      .sort((one, other) => one.index - other.index),
  };
};

const readMark = (mark: Element, toLine: (label: Element) => Line): Placed => {
  const index = Number(mark.getAttribute('data-id')?.slice(1));
  const note = mark.querySelector('rect.note');
  if (note) {
    return { type: 'note', index, box: toBox(note), lines: [...mark.querySelectorAll('text')].map(toLine) };
  }
  const { x1, y1, x2, y2 } = arrowEnds(mark);
  return {
    type: 'arrow',
    index,
    from: mark.getAttribute('data-from') ?? '',
    dashed: mark.classList.contains('messageLine1'),
    x1,
    x2,
    y: y1,
    bow: y2 - y1,
    lines: labelsBefore(mark).map(toLine),
  };
};

/** Mermaid writes the lines of a label just before their arrow. */
const labelsBefore = (arrow: Element): Element[] => {
  const labels: Element[] = [];
  let before = arrow.previousElementSibling;
  while (before?.matches('text.messageText')) {
    labels.unshift(before);
    before = before.previousElementSibling;
  }
  return labels;
};

const toBox = (element: Element): Box => ({
  x: number(element, 'x'),
  y: number(element, 'y'),
  width: number(element, 'width'),
  height: number(element, 'height'),
});

const number = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0);

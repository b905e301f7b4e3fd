import { type Adornment, drawAdornment, type LabelLine, labelGround, labelHeight } from './adornment.ts';
import { arrowEnds } from './arrow-ends.ts';
import { toElement } from './to-element.ts';

/**
 * Lays ticket, outcome and pill over an arrow of Mermaid's, and ground beneath its words. All are parts of the arrow's group: what selects,
 * dims or moves that, does so with them.
 * @param group as `markEvents` makes it: a ground, the label's lines, the arrow
 */
export function adornArrow(group: SVGElement, adornment: Adornment, fontSize: number): void {
  const arrow = group.querySelector('[data-et="message"]');
  if (!arrow) return;
  const labels = [...group.querySelectorAll('text')];
  const lines = labels.map((label) => lineOf(label, fontSize));
  for (const [index, line] of lines.entries()) labels[index]?.before(toElement(labelGround(line, fontSize)));
  if (lines[0]) beginAt(group.querySelector('.diagram-ground'), lines[0].y - labelHeight(fontSize) / 2 - 1);
  group.append(...drawAdornment(adornment, arrowEnds(arrow), lines[0], fontSize).map(toElement));
}

/** What is around an arrow begins no higher than its words ask for: just above may lie the ticket of the arrow before. */
function beginAt(ground: Element | null, top: number): void {
  if (!ground) return;
  const bottom = Number(ground.getAttribute('y')) + Number(ground.getAttribute('height'));
  ground.setAttribute('y', String(top));
  ground.setAttribute('height', String(Math.max(0, bottom - top)));
}

/** Mermaid centres a line one em below its place. */
const lineOf = (label: Element, fontSize: number): LabelLine => ({
  x: Number(label.getAttribute('x')),
  y: Number(label.getAttribute('y')) + fontSize,
  text: label.textContent ?? '',
});

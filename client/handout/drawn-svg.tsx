import { useLayoutEffect, useRef } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { Picture } from '../take-away/write-picture.ts';

/** How large a picture is on paper: letters of 14 pixels become some of six points, which are as wide as these, and are read there. */
const onPaper = 0.575;

/** What a column of A4 holds of it, in the picture's own units: what is wider goes across the whole sheet. */
export const widestInColumn = 576;

/** A picture as it was written; null while it is not there yet. */
export function DrawnSvg({ picture }: { picture: Picture | null }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (picture) host.current?.replaceChildren(toElement(picture));
  }, [picture]);
  return (
    <div ref={host} className="handout-drawn" translate="no" aria-hidden="true">
      {picture === null && <p>Drawing…</p>}
    </div>
  );
}

/** Ours alone, written by `writePicture`: plain shapes, and every text escaped. */
const toElement = ({ svg, width }: Picture): Element => {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  documentElement.removeAttribute('height');
  const picture = document.adoptNode(documentElement);
  if (picture instanceof SVGElement)
    picture.style.setProperty('--on-paper', `${Math.round(width * onPaper)}px`);
  return picture;
};

/** The same in words, for the ear, and where it cannot be drawn. */
export const InWords = ({ events }: { events: readonly TraceEvent[] }) => (
  <ol>
    {events.map((event) => (
      <li key={event.number}>{describeEvent(event)}</li>
    ))}
  </ol>
);

import { useLayoutEffect, useRef } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { Picture } from '../take-away/write-picture.ts';
import { type ToDraw, useDrawn } from './use-drawn.ts';

/** What happened, as the picture that one can take away, in its day colours; in words where it cannot be drawn, and for the ear. */
export function HandoutPicture({ wish, onDone }: { wish: ToDraw; onDone: () => void }) {
  const drawn = useDrawn(wish, onDone);
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (drawn?.ok) host.current?.replaceChildren(toElement(drawn.picture));
  }, [drawn]);
  if (drawn && !drawn.ok)
    return (
      <figure className="handout-picture">
        <p role="status">Could not draw this part: the drawing failed. Here is what happened, in words.</p>
        <InWords events={wish.events} />
      </figure>
    );
  return (
    <figure className="handout-picture" aria-busy={drawn === null} aria-label={wish.caption}>
      <div ref={host} translate="no" aria-hidden="true">
        {drawn === null && <p>Drawing…</p>}
      </div>
      <div className="visually-hidden">
        <InWords events={wish.events} />
      </div>
    </figure>
  );
}

function InWords({ events }: { events: readonly TraceEvent[] }) {
  return (
    <ol>
      {events.map((event) => (
        <li key={event.number}>{describeEvent(event)}</li>
      ))}
    </ol>
  );
}

/** How large it is on paper, where its letters are of 14 pixels: six and a half points, of letters that are as wide as these, are read on paper. */
const onPaper = 0.62;

/** Ours alone, written by `writePicture`: plain shapes, and every text escaped. */
const toElement = ({ svg, width }: Picture): Element => {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  documentElement.setAttribute('width', String(Math.round(width * onPaper)));
  documentElement.removeAttribute('height');
  return document.adoptNode(documentElement);
};

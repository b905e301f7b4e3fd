import { DrawnSvg, InWords, widestInColumn } from './drawn-svg.tsx';
import type { PictureToDraw } from './to-pictures.ts';
import { useDrawn } from './use-drawn.ts';

/** What happened, as a picture in its day colours; in words where it cannot be drawn, and for the ear. */
export function HandoutPicture({ wish, onDone }: { wish: PictureToDraw; onDone: () => void }) {
  const drawn = useDrawn(wish, onDone);
  if (drawn && !drawn.ok)
    return (
      <figure className="handout-picture">
        <p role="status">Could not draw this part: the drawing failed. Here is what happened, in words.</p>
        <InWords events={wish.events} />
      </figure>
    );
  return (
    <figure
      className="handout-picture"
      aria-busy={drawn === null}
      aria-label={wish.caption}
      data-wide={drawn !== null && drawn.made.width > widestInColumn}
    >
      <DrawnSvg picture={drawn?.made ?? null} />
      <div className="visually-hidden">
        <InWords events={wish.events} />
      </div>
    </figure>
  );
}

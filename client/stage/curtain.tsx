import { useLayoutEffect, useRef } from 'react';
import { nextFrame } from '../diagram/draw-queue.ts';
import { useTimelineAtOnce } from '../timeline/timeline-provider.tsx';
import { isAtEnd, shownNumber, waitingInWings } from '../timeline/timeline-view.ts';
import { curtainTop, toScrollOn } from './curtain-top.ts';
import './curtain.css';

/**
 * Hangs before all that comes after the shown event, be it behind the cursor or in the wings: a rod beneath the shown arrow, velvet from
 * there to the lower edge. What is behind it cannot be reached either: the diagram has no later chapter, and the style sheet takes the rest
 * out of sight, of the keyboard and of screen readers. Open while live.
 */
export function Curtain() {
  const curtain = useRef<HTMLDivElement>(null);
  // Null where nothing hangs: before the first event there is only a welcome to be seen.
  const behind = useTimelineAtOnce(({ context }) => {
    const shown = shownNumber(context);
    const isOpen = context.cursor === null ? waitingInWings(context) === 0 : isAtEnd(context);
    return isOpen || shown === 0 ? null : shown;
  });
  useLayoutEffect(() => {
    const { current } = curtain;
    const area = current?.parentElement?.querySelector<HTMLElement>('.diagram');
    const content = area?.firstElementChild;
    if (!current || !area || !content || behind === null) return;
    const boxesOf = () => ({
      view: area.getBoundingClientRect(),
      heads: area.querySelector('.diagram-top')?.getBoundingClientRect().bottom ?? 0,
      shown: [...area.querySelectorAll(`[data-of="${behind}"]`)].map((part) => part.getBoundingClientRect()),
    });
    const hang = () => {
      current.style.top = `${curtainTop(boxesOf())}px`;
    };
    const moveOn = () => {
      // Of what is shown at the very edge one would see no curtain.
      const down = toScrollOn(boxesOf());
      if (down > 0) area.scrollBy({ top: down, behavior: 'instant' });
      hang();
    };
    let isWanted = true;
    moveOn();
    // The diagram brings the shown arrow into sight in the same frame, and draws what is not drawn yet.
    void nextFrame().then(() => isWanted && moveOn());
    const observer = new ResizeObserver(hang);
    observer.observe(content);
    observer.observe(area);
    area.addEventListener('scroll', hang, { passive: true });
    return () => {
      isWanted = false;
      observer.disconnect();
      area.removeEventListener('scroll', hang);
    };
  }, [behind]);
  return <div className="curtain" ref={curtain} hidden={behind === null} aria-hidden="true" />;
}

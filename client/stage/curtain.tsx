import { useLayoutEffect, useRef } from 'react';
import { nextFrame } from '../diagram/draw-queue.ts';
import { waysToScroll } from '../diagram/use-stick-to-end.ts';
import { useTimelineAtOnce } from '../timeline/timeline-provider.tsx';
import { isAtEnd, shownNumber, waitingInWings } from '../timeline/timeline-view.ts';
import { curtainTop, toScrollOn } from './curtain-top.ts';
import './curtain.css';

type Props = {
  /** What the room is asked before the next event is shown. */
  question: string | null;
};

/**
 * Hangs before all that comes after the shown event, be it behind the cursor or in the wings: a rod beneath the shown arrow, velvet from
 * there to the lower edge. What is behind it cannot be reached either: the diagram has no later chapter, and the style sheet takes the rest
 * out of sight, of the keyboard and of screen readers. Open while live.
 */
export function Curtain({ question }: Props) {
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
      const down = toScrollOn(boxesOf(), question !== null);
      if (down > 0) area.scrollBy({ top: down, behavior: 'instant' });
      hang();
    };
    let isWanted = true;
    moveOn();
    // The diagram brings the shown arrow into sight in the same frame, and draws what is not drawn yet.
    void nextFrame().then(() => isWanted && moveOn());
    // The diagram looks after the arrow once more when it has been laid out, and knows of no question; whoever scrolls by hand is let be.
    let isFollowing = question !== null;
    const leave = () => {
      isFollowing = false;
    };
    const follow = () => (isFollowing ? moveOn() : hang());
    const observer = new ResizeObserver(follow);
    observer.observe(content);
    observer.observe(area);
    area.addEventListener('scroll', follow, { passive: true });
    for (const way of waysToScroll) area.addEventListener(way, leave, { passive: true });
    return () => {
      isWanted = false;
      observer.disconnect();
      area.removeEventListener('scroll', follow);
      for (const way of waysToScroll) area.removeEventListener(way, leave);
    };
  }, [behind, question]);
  return (
    <div className="curtain" ref={curtain} hidden={behind === null}>
      <p className="curtain-question" role="status">
        {question}
      </p>
    </div>
  );
}

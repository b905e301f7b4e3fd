import { useLayoutEffect, useRef } from 'react';
import { nextFrame } from '../diagram/draw-queue.ts';
import { useTimelineAtOnce } from '../timeline/timeline-provider.tsx';
import { curtainTop, toScrollOn } from './curtain-top.ts';
import './curtain.css';

/**
 * Hangs before all that comes after the cursor: a rod beneath the shown arrow, velvet from there to the lower edge. What is behind it
 * cannot be reached either: its style sheet takes it out of sight, of the keyboard and of screen readers. Open while live.
 */
export function Curtain() {
  const curtain = useRef<HTMLDivElement>(null);
  const cursor = useTimelineAtOnce(({ context }) => context.cursor);
  const hides = useTimelineAtOnce(({ context }) => context.cursor !== null && context.cursor < context.head);
  useLayoutEffect(() => {
    const { current } = curtain;
    const area = current?.parentElement?.querySelector<HTMLElement>('.diagram');
    const content = area?.firstElementChild;
    if (!current || !area || !content || cursor === null) return;
    const boxesOf = () => ({
      view: area.getBoundingClientRect(),
      heads: area.querySelector('.diagram-top')?.getBoundingClientRect().bottom ?? 0,
      shown: [...area.querySelectorAll(`[data-of="${cursor}"]`)].map((part) => part.getBoundingClientRect()),
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
  }, [cursor]);
  return <div className="curtain" ref={curtain} hidden={!hides} aria-hidden="true" />;
}

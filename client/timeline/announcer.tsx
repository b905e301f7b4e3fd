import { useEffect, useRef, useState } from 'react';
import type { Chapter } from '#shared/trace/chapter.ts';
import { describeChapter } from '#shared/trace/describe-chapter.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import { useChapterFilm, useTimeline } from './timeline-provider.tsx';
import { usePlayed } from './use-played.ts';
import { useIsLive, useShownEvent } from './use-shown.ts';

/** How long a burst may last before it is read out as one, in milliseconds. */
const BURST_MS = 250;

type Props = {
  /** Whether what happens while somebody looks back is not told: it is hidden from all others, too. */
  isDiscreet?: boolean;
};

/** Says to screen readers what has just happened, and where the cursor now stands. */
export function Announcer({ isDiscreet = false }: Props) {
  const news = useNews(isDiscreet);
  const place = usePlace();
  return (
    <>
      <p className="visually-hidden" role="log" aria-live="polite" aria-label="What happens">
        {news}
      </p>
      <p className="visually-hidden" role="status" aria-label="Shown">
        {place}
      </p>
    </>
  );
}

/** What came last, one sentence an action, once its arrows have been shown. What is stepped out of the wings is told by its place. */
const useNews = (isDiscreet: boolean): string => {
  const events = usePlayed();
  const film = useChapterFilm();
  const isConnecting = useTimeline((state) => state.matches({ line: 'connecting' }));
  const isStill = useTimeline(
    (state) => state.matches({ deed: 'none' }) && !state.matches({ reveal: 'showing' }),
  );
  const isSecret = useTimeline(({ context }) => context.isHeld || (isDiscreet && context.cursor !== null));
  const said = useRef<number | null>(null);
  const [sentences, setSentences] = useState('');

  useEffect(() => {
    const last = events.at(-1)?.number ?? 0;
    // What was there when the page opened is not news.
    if (said.current === null || isConnecting || isSecret) {
      said.current = isConnecting ? null : last;
      return;
    }
    if (!isStill) return;
    const timer = setTimeout(() => {
      const isNews = (chapter: Chapter) => (chapter.events.at(-1)?.number ?? 0) > (said.current ?? 0);
      const news = film.of(events).filter(isNews);
      said.current = last;
      if (news.length > 0) setSentences(news.slice(-6).map(describeChapter).join('. '));
    }, BURST_MS);
    return () => clearTimeout(timer);
  }, [events, film, isConnecting, isSecret, isStill]);

  return sentences;
};

/** The event that the cursor came to, by hand or by playing. Empty while live, and for whoever acts and so comes there: what happens then is news. */
const usePlace = (): string => {
  const shown = useShownEvent();
  const isLive = useIsLive();
  const isHeld = useTimeline(({ context }) => context.isHeld);
  const isActing = useTimeline((state) => !state.matches({ deed: 'none' }));
  const wasLive = useRef(true);
  const [place, setPlace] = useState('');

  useEffect(() => {
    const isBack = isLive && !wasLive.current;
    const hasMoved = !isLive || isHeld || (isBack && !isActing);
    wasLive.current = isLive;
    // The slider says its value itself; said here too it would be heard twice.
    const saysItself = document.activeElement?.matches('input[type="range"]') ?? false;
    setPlace(
      hasMoved && shown && !saysItself
        ? `Event ${shown.number}: ${describeEvent(shown)}${isBack ? '. Live' : ''}`
        : '',
    );
  }, [shown, isLive, isHeld, isActing]);

  return place;
};

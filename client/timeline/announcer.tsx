import { useEffect, useRef, useState } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import { useTimeline } from './timeline-provider.tsx';
import { lastNumberOf } from './timeline-view.ts';
import { useIsLive, useShownEvent } from './use-shown.ts';

/** How long a burst may last before it is read out as one, in milliseconds. */
const BURST_MS = 250;

/** Says to screen readers what has just happened, and where the cursor now stands. */
export function Announcer() {
  const news = useNews();
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

/** The events that came last, in sentences. */
const useNews = (): string => {
  const events = useTimeline(({ context }) => context.events);
  const last = useTimeline(({ context }) => lastNumberOf(context));
  const isConnecting = useTimeline((state) => state.matches({ line: 'connecting' }));
  const said = useRef<number | null>(null);
  const [sentences, setSentences] = useState('');

  useEffect(() => {
    // What was there when the page opened is not news.
    if (said.current === null || isConnecting) {
      said.current = isConnecting ? null : last;
      return;
    }
    const timer = setTimeout(() => {
      const news = events.filter(({ number }) => number > (said.current ?? 0));
      said.current = last;
      if (news.length > 0) setSentences(news.slice(-6).map(describeEvent).join('. '));
    }, BURST_MS);
    return () => clearTimeout(timer);
  }, [events, last, isConnecting]);

  return sentences;
};

/** The event that the cursor came to, by hand or by playing. Empty while live: what happens then is news. */
const usePlace = (): string => {
  const shown = useShownEvent();
  const isLive = useIsLive();
  const wasLive = useRef(true);
  const [place, setPlace] = useState('');

  useEffect(() => {
    const isBack = isLive && !wasLive.current;
    const hasMoved = !isLive || isBack;
    wasLive.current = isLive;
    // The slider says its value itself; said here too it would be heard twice.
    const saysItself = document.activeElement?.matches('input[type="range"]') ?? false;
    setPlace(
      hasMoved && shown && !saysItself
        ? `Event ${shown.number}: ${describeEvent(shown)}${isBack ? '. Live' : ''}`
        : '',
    );
  }, [shown, isLive]);

  return place;
};

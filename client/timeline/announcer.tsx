import { useEffect, useRef, useState } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import { useTimeline } from './timeline-provider.tsx';
import { lastNumberOf } from './timeline-view.ts';
import { useIsLive, useShownEvent } from './use-shown.ts';

/** How long a burst may last before it is read out as one, in milliseconds. */
const BURST_MS = 250;

/** Says to screen readers what has just happened, or where the cursor now stands. */
export function Announcer() {
  const events = useTimeline(({ context }) => context.events);
  const last = useTimeline(({ context }) => lastNumberOf(context));
  const isConnecting = useTimeline((state) => state.matches({ line: 'connecting' }));
  const isLive = useIsLive();
  const shown = useShownEvent();
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

  const where = !isLive && shown ? `Event ${shown.number}: ${describeEvent(shown)}` : '';
  return (
    <>
      <p className="visually-hidden" role="log" aria-live="polite" aria-label="What happens">
        {sentences}
      </p>
      <p className="visually-hidden" role="status">
        {where}
      </p>
    </>
  );
}

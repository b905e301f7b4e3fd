import { useEffect, useState } from 'react';
import { OpenButton } from '../entrance/open-button.tsx';
import type { LessonPlace } from '../page/addresses.ts';
import { isStatic } from '../static/is-static.ts';
import './line-status.css';
import { useTimeline, useTimelineRef } from './timeline-provider.tsx';

const words = {
  connecting: 'Connecting…',
  connected: 'Live',
  asking: 'Live',
  reconnecting: 'Reconnecting…',
  emptied: 'Closed',
  recorded: 'Recorded',
};

/** Whether the line to the server is up, in a word. */
export function LineStatus() {
  const line = useTimeline(({ value }) => value.line);
  return (
    <p className="line-status" data-line={line} role="status" aria-label="Connection">
      {words[line]}
    </p>
  );
}

/** Why the page may show what is old, and what to do. Nothing while the line is up. */
export function LineBanner({ place }: { place?: LessonPlace }) {
  const line = useTimeline(({ value }) => value.line);
  const trouble = useTimeline(({ context }) => context.trouble);
  if (line === 'emptied') {
    return (
      <div className="line-banner" role="alert">
        <p>
          <strong>{isStatic ? 'This browser’s storage was cleared.' : 'The cloakroom was emptied.'}</strong>{' '}
          {isStatic
            ? 'What you see is the last that was heard of your cloakroom. What you had ticked off may be lost, too.'
            : 'What you see is the last that was heard of it. Your progress is kept.'}
        </p>
        <OpenButton to={place}>Open a fresh one</OpenButton>
      </div>
    );
  }
  if (line === 'asking' && trouble !== null) {
    return (
      <div className="line-banner" role="status">
        <p>
          <strong>Live, every two seconds.</strong>{' '}
          <span>{`${trouble} Until then this page asks, and misses nothing.`}</span>
        </p>
      </div>
    );
  }
  if (line !== 'reconnecting') return null;
  return (
    <div className="line-banner" role="status">
      <p>
        <strong>The line is down.</strong>{' '}
        <span>{`${trouble} This page catches up by itself as soon as it can.`}</span>
      </p>
      <TryNow />
    </div>
  );
}

/** How long it says that it tries, in milliseconds: long enough to be seen where the answer is there at once. */
const TRYING_MS = 1000;

/** Does not wait for the next attempt. */
function TryNow() {
  const timeline = useTimelineRef();
  const [isTrying, setTrying] = useState(false);
  useEffect(() => {
    if (!isTrying) return;
    const timer = setTimeout(() => setTrying(false), TRYING_MS);
    return () => clearTimeout(timer);
  }, [isTrying]);
  const tryNow = () => {
    setTrying(true);
    timeline.send({ type: 'try now' });
  };
  return (
    <button type="button" className="button" onClick={tryNow}>
      {isTrying ? 'Trying…' : 'Try now'}
    </button>
  );
}

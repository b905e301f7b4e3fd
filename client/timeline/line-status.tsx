import type { LessonPlace } from '../page/addresses.ts';
import { OpenButton } from '../page/open-button.tsx';
import './line-status.css';
import { useTimeline } from './timeline-provider.tsx';

const words = {
  connecting: 'Connecting…',
  connected: 'Live',
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
          <strong>The cloakroom was emptied.</strong> What you see is the last that was heard of it. Your
          progress is kept.
        </p>
        <OpenButton to={place}>Open a fresh one</OpenButton>
      </div>
    );
  }
  if (line !== 'reconnecting') return null;
  return (
    <div className="line-banner" role="status">
      <p>
        <strong>The line is down.</strong> {trouble} This page catches up by itself as soon as it can.
      </p>
    </div>
  );
}

import { LeavingButton } from './leaving-button.tsx';
import { useTimeline, useTimelineRef } from './timeline-provider.tsx';
import { useReveal } from './use-reveal.ts';

/** Shows at once what is still to be played of one's own deed; nothing while nothing is, or where the button that was pressed offers it. */
export function SkipButton() {
  const timeline = useTimelineRef();
  const reveal = useReveal();
  const isElsewhere = useTimeline(({ context }) => context.isSkippedInPlace);
  if (!reveal || isElsewhere) return null;
  return (
    <LeavingButton
      aria-keyshortcuts="Escape"
      title={`Arrow ${reveal.shown} of ${reveal.of}. Show all at once (Esc)`}
      onClick={() => timeline.send({ type: 'skip' })}
    >
      Skip
    </LeavingButton>
  );
}

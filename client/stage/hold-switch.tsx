import { useTimeline, useTimelineRef } from '../timeline/timeline-provider.tsx';
import { waitingInWings } from '../timeline/timeline-view.ts';
import './hold-switch.css';
import { sayWings } from './say-wings.ts';

/** Lets what comes wait in the wings, until somebody steps on; and says how much waits there. */
export function HoldSwitch() {
  const timeline = useTimelineRef();
  const isHeld = useTimeline(({ context }) => context.isHeld);
  const waiting = useTimeline(({ context }) => waitingInWings(context));
  return (
    <div className="hold">
      <button
        type="button"
        className="button hold-switch"
        data-tone="quiet"
        aria-pressed={isHeld}
        aria-keyshortcuts="H"
        title={isHeld ? 'Let in what waits in the wings (H)' : 'Hold what comes in the wings (H)'}
        onClick={() => timeline.send({ type: isHeld ? 'let in' : 'hold' })}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path
            d="M1.5 2.5h13M3 2.5c.4 5-.2 8-1.5 11h4c1-3 1.3-6 1-11M13 2.5c-.4 5 .2 8 1.5 11h-4c-1-3-1.3-6-1-11"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span>Hold</span>
      </button>
      <p className="hold-wings" role="status" aria-label="In the wings">
        {isHeld && sayWings(waiting)}
      </p>
    </div>
  );
}

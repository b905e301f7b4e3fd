import { seeEvent } from '../diagram/see-in-diagram.ts';
import { useTimelineRef } from './timeline-provider.tsx';

/** Moves the cursor to an event, and brings the diagram into sight where it is further up or down the page. */
export function EventLink({ number }: { number: number }) {
  const timeline = useTimelineRef();
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => {
        timeline.send({ type: 'select event', number });
        seeEvent(number);
      }}
    >
      event {number}
    </button>
  );
}

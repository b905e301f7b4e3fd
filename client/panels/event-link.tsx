import { useTimelineRef } from '../timeline/timeline-provider.tsx';

/** Moves the cursor to an event. */
export function EventLink({ number }: { number: number }) {
  const timeline = useTimelineRef();
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => timeline.send({ type: 'select event', number })}
    >
      event {number}
    </button>
  );
}

import type { ReactNode } from 'react';
import { Diagram } from '../diagram/diagram.tsx';
import { useChapterFilm, useTimelineAtOnce, useTimelineRef } from './timeline-provider.tsx';

/** The diagram of the timeline's trace. Apart, so that a step of the cursor draws nothing around it again. */
export function TimelineDiagram({ whileEmpty }: { whileEmpty?: ReactNode }) {
  const timeline = useTimelineRef();
  const events = useTimelineAtOnce(({ context }) => context.events);
  const chapters = useChapterFilm().of(events);
  const cursor = useTimelineAtOnce(({ context }) => context.cursor);
  return (
    <Diagram
      events={events}
      chapters={chapters}
      selected={cursor}
      whileEmpty={whileEmpty}
      onSelect={(number) => timeline.send({ type: 'select event', number })}
    />
  );
}

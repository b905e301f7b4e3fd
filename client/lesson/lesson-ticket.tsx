import { type ReactNode, useState } from 'react';
import type { LessonSummary } from '#shared/content/lesson.ts';
import { late } from '../late/late.tsx';
import { progressRecord } from '../storage/lesson-progress.ts';
import { StepHoles } from './step-holes.tsx';

const doneIn = (slug: string): readonly string[] => {
  const progress = progressRecord(slug).read();
  return progress.state === 'kept' ? progress.value.completed : [];
};

// Only who has been here before has something to forget.
const LessonReset = late({
  what: 'what forgets a lesson',
  load: async () => (await import('./lesson-reset.tsx')).LessonReset,
  meanwhile: (trouble) => trouble,
});

type Props = {
  summary: LessonSummary;
  number: number;
  /** The title as a link or a button, whose target is the whole ticket. */
  title: ReactNode;
};

/** One lesson of the list, and what this browser remembers of it: a hole for each step, punched when it is done. */
export function LessonTicket({
  summary: { slug, title: name, summary, minutes, steps },
  number,
  title,
}: Props) {
  const [done, setDone] = useState(() => doneIn(slug));
  const [wasDone] = useState(done.length > 0);
  const count = steps.filter(({ id }) => done.includes(id)).length;
  return (
    <li className="ticket lesson-ticket">
      <p className="numeral lesson-number" aria-hidden="true">
        {number}
      </p>
      <div>
        <h3>{title}</h3>
        <p>{summary}</p>
        <p className="lesson-facts">
          <StepHoles steps={steps} done={done} />
          <span>
            About {minutes} minutes
            <span className="visually-hidden">
              , {count} of {steps.length} steps done
            </span>
          </span>
        </p>
      </div>
      {wasDone && (
        <details className="lesson-menu">
          <summary>
            <span aria-hidden="true">⋯</span>
            <span className="visually-hidden">More about “{name}”</span>
          </summary>
          <LessonReset slug={slug} title={name} onChange={() => setDone(doneIn(slug))} />
        </details>
      )}
    </li>
  );
}

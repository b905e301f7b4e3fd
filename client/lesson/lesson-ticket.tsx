import { type ReactNode, useState } from 'react';
import type { lessonSummaries } from '../content/load-lessons.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { LessonReset } from './lesson-reset.tsx';

export type LessonSummary = (typeof lessonSummaries)[number];

const countDone = (slug: string): number => {
  const progress = progressRecord(slug).read();
  return progress.state === 'kept' ? progress.value.completed.length : 0;
};

type Props = {
  summary: LessonSummary;
  number: number;
  /** The title as a link or a button, whose target is the whole ticket. */
  title: ReactNode;
};

/** One lesson of the list, and what this browser remembers of it. */
export function LessonTicket({ summary: { slug, title: name, summary, minutes }, number, title }: Props) {
  const [count, setCount] = useState(() => countDone(slug));
  const [wasDone] = useState(count > 0);
  return (
    <li className="ticket lesson-ticket">
      <p className="numeral" aria-hidden="true">
        {number}
      </p>
      <div>
        <h3>{title}</h3>
        <p>{summary}</p>
        <p className="lesson-facts">
          About {minutes} minutes
          {count > 0 && ` · ${count} ${count === 1 ? 'step' : 'steps'} done`}
        </p>
        {wasDone && <LessonReset slug={slug} title={name} onChange={() => setCount(countDone(slug))} />}
      </div>
    </li>
  );
}

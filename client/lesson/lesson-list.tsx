import type { ReactNode } from 'react';
import type { LessonSummary } from '#shared/content/lesson.ts';
import './lesson-list.css';
import { LessonTicket } from './lesson-ticket.tsx';

type Props = {
  lessons: readonly LessonSummary[];
  /** Makes the link or button that opens one; the whole ticket is its target. */
  titleOf: (summary: LessonSummary) => ReactNode;
};

/** Lessons as tickets, numbered within their list. */
export function LessonList({ lessons, titleOf }: Props) {
  return (
    <ol className="lesson-list">
      {lessons.map((summary, index) => (
        <LessonTicket key={summary.slug} summary={summary} number={index + 1} title={titleOf(summary)} />
      ))}
    </ol>
  );
}

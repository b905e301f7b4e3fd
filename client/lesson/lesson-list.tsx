import type { ReactNode } from 'react';
import './lesson-list.css';
import { lessonSummaries } from '../content/load-lessons.ts';
import { type LessonSummary, LessonTicket } from './lesson-ticket.tsx';

/** All lessons, as numbered tickets. @param titleOf makes the link or button that opens one; the whole ticket is its target */
export function LessonList({ titleOf }: { titleOf: (summary: LessonSummary) => ReactNode }) {
  return (
    <ol className="lesson-list">
      {lessonSummaries.map((summary, index) => (
        <LessonTicket key={summary.slug} summary={summary} number={index + 1} title={titleOf(summary)} />
      ))}
    </ol>
  );
}

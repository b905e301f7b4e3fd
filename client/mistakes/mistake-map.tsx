import { useState } from 'react';
import type { LessonSummary } from '#shared/content/lesson.ts';
import type { SettingName } from '#shared/sandbox/settings.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { Hole } from './hole.tsx';
import './mistake-map.css';

/** Whether this browser remembers that all of a lesson was done: then its mistake was made, used and mended. */
function isMended(summary: LessonSummary): boolean {
  const progress = progressRecord(summary.slug).read();
  return progress.state === 'kept' && isAllDone(summary, progress.value.completed);
}

export const isAllDone = ({ steps }: LessonSummary, completed: readonly string[]): boolean =>
  steps.every(({ id }) => completed.includes(id));

export type Wall = {
  mistakes: readonly LessonSummary[];
  /** What is broken in this cloakroom now. */
  broken: readonly SettingName[];
};

/** The wall as this browser remembers it. */
export function MistakeMap({ mistakes, broken }: Wall) {
  const [mended] = useState(() => new Set(mistakes.filter(isMended)));
  return <MistakeWall mistakes={mistakes} broken={broken} mended={mended} />;
}

/** A wall with a hole for each mistake, numbered as in their list: one that was mended is bricked up. */
export function MistakeWall({ mistakes, broken, mended }: Wall & { mended: ReadonlySet<LessonSummary> }) {
  return (
    <figure className="mistake-map">
      <ol className="mistake-wall" aria-label="Holes in the wall">
        {mistakes.map((summary, index) => (
          <Hole
            key={summary.slug}
            number={index + 1}
            title={summary.title}
            isMended={mended.has(summary)}
            isOpenNow={summary.mistake !== null && broken.includes(summary.mistake)}
          />
        ))}
      </ol>
      <figcaption>{tellWall(mistakes.length, mended.size)}</figcaption>
    </figure>
  );
}

/** What the wall looks like, in a sentence. */
export function tellWall(holes: number, closed: number): string {
  if (closed === 0) return 'Each hole is a mistake. Make it, see who comes in by it, and brick it up.';
  return closed === holes
    ? 'Every hole is bricked up. You know now how they look from both sides.'
    : `${closed} of ${holes} holes bricked up.`;
}

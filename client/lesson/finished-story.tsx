import { Link } from 'wouter';
import { homeOf, lessonOf } from '../sandbox/addresses.ts';
import './finished-story.css';
import type { LessonContext } from './lesson-machine.ts';
import { openBefore } from './lesson-view.ts';
import { lessonSummaries } from './load-lessons.ts';

/** The end of a lesson: what was done, what is still open, and where to go on. */
export function FinishedStory({ sandboxId, context }: { sandboxId: string; context: LessonContext }) {
  const { lesson } = context;
  const open = openBefore(context);
  const firstOpen = open[0];
  const next = lessonSummaries[lessonSummaries.findIndex(({ slug }) => slug === lesson.slug) + 1];
  if (firstOpen) {
    return (
      <article className="story">
        <p className="eyebrow">Not quite yet</p>
        <h1>A little is still open</h1>
        <p className="finished-text">
          The end of the lesson waits for {open.map(({ title }) => `“${title}”`).join(', ')}.
        </p>
        <Link className="button" data-tone="main" href={lessonOf(sandboxId, lesson.slug, firstOpen.id)}>
          Go to “{firstOpen.title}”
        </Link>
      </article>
    );
  }
  return (
    <article className="story">
      <div className="ticket finished-ticket">
        <p className="eyebrow">Lesson finished</p>
        <h1>{lesson.title}</h1>
        <hr className="tear" />
        <ol>
          {lesson.steps.map(({ id, title }, index) => (
            <li key={id}>
              <span className="numeral" aria-hidden="true">
                {index + 1}
              </span>
              <Link href={lessonOf(sandboxId, lesson.slug, id)}>{title}</Link>
            </li>
          ))}
        </ol>
      </div>
      <p className="finished-text">
        The cloakroom stays open. Walk back along the diagram event by event, or log in as somebody else and
        watch what changes.
      </p>
      <div className="actions-row">
        {next && (
          <Link className="button" data-tone="main" href={lessonOf(sandboxId, next.slug)}>
            On to “{next.title}”
          </Link>
        )}
        <Link className="button" href="/exercises">
          Write it yourself
        </Link>
        <Link className="button" href={homeOf(sandboxId)}>
          All lessons
        </Link>
      </div>
    </article>
  );
}

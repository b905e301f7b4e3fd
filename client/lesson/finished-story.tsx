import { Link } from 'wouter';
import type { Step } from '#shared/content/lesson.ts';
import { homeOf, lessonOf } from '../page/addresses.ts';
import { EventLink } from '../timeline/event-link.tsx';
import './finished-story.css';
import { lessonSummaries } from '../content/load-lessons.ts';
import type { LessonContext } from './lesson-context.ts';
import { momentsOf, openBefore } from './lesson-view.ts';

/** The end of a lesson: what to keep, what was seen and when, what is still open, and where to go on. */
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
        {lesson.remember.length > 0 && (
          <>
            <hr className="tear" />
            <h2>To keep</h2>
            <ul className="finished-keep">
              {lesson.remember.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
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
      <h2 className="finished-heading">What you saw</h2>
      <ol className="finished-steps">
        {lesson.steps.map((step) => (
          <li key={step.id}>
            <Link href={lessonOf(sandboxId, lesson.slug, step.id)}>{step.title}</Link>
            <SeenThere step={step} moments={momentsOf(step, context)} />
          </li>
        ))}
      </ol>
    </article>
  );
}

/** What a step waited for, with the way back to the moment that showed it; that is gone where it was another day's. */
function SeenThere({ step, moments }: { step: Step; moments: readonly (number | null)[] }) {
  if (step.observe.length === 0) return null;
  return (
    <ul>
      {step.observe.map(({ says }, index) => {
        const moment = moments[index] ?? null;
        return (
          <li key={says}>
            {says} {moment !== null && <EventLink number={moment} />}
          </li>
        );
      })}
    </ul>
  );
}

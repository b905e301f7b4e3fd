import { Link } from 'wouter';
import { handoutOf, homeOf, lessonOf, practiceOf } from '../page/addresses.ts';
import { EventLink } from '../timeline/event-link.tsx';
import { eventOf } from '../timeline/timeline-view.ts';
import { usePlayed } from '../timeline/use-played.ts';
import { beatName } from './beat-name.ts';
import './finished-story.css';
import { lessonSummaries } from '../content/load-lessons.ts';
import type { LessonContext } from './lesson-context.ts';
import { type BeatView, beatsOf, openBefore } from './lesson-view.ts';
import { OutcomeStub } from './outcome-stub.tsx';
import { StoryHeading } from './story-heading.tsx';

/** The end of a lesson: what to keep, what was seen and when, what is still open, and where to go on. */
export function FinishedStory({ sandboxId, context }: { sandboxId: string; context: LessonContext }) {
  const { lesson } = context;
  const exercise = lesson.mistake?.exercise ?? null;
  const open = openBefore(context);
  const firstOpen = open[0];
  const next = lessonSummaries[lessonSummaries.findIndex(({ slug }) => slug === lesson.slug) + 1];
  if (firstOpen) {
    return (
      <article className="story">
        <p className="eyebrow">Not quite yet</p>
        <StoryHeading>A little is still open</StoryHeading>
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
        <p className="eyebrow">{lesson.mistake ? 'Mistake mended' : 'Lesson finished'}</p>
        <StoryHeading>{lesson.title}</StoryHeading>
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
      <p className="finished-onward">
        {next ? (
          <Link className="button" data-tone="main" href={lessonOf(sandboxId, next.slug)}>
            On to “{next.title}”
          </Link>
        ) : (
          <Link className="button" data-tone="main" href={homeOf(sandboxId)}>
            All lessons
          </Link>
        )}
      </p>
      <p className="finished-text">
        The cloakroom stays open. Walk back along the diagram event by event, or let a device at the Desk log
        in as somebody else, and watch what changes.
      </p>
      <div className="actions-row">
        <Link className="button" href={exercise === null ? '/exercises' : `/exercises/${exercise}`}>
          {exercise === null ? 'Write it yourself' : 'Write that line yourself'}
        </Link>
        <Link className="button" href={practiceOf(sandboxId)}>
          Practise
        </Link>
        <Link className="button" href={handoutOf(lesson.slug)}>
          Print a handout
        </Link>
        {next && (
          <Link className="button" href={homeOf(sandboxId)}>
            All lessons
          </Link>
        )}
        <Link href="/progress">What you have done so far</Link>
      </div>
      <h2 className="finished-heading">What you saw</h2>
      <ol className="finished-steps">
        {lesson.steps.map((step) => (
          <li key={step.id}>
            <Link href={lessonOf(sandboxId, lesson.slug, step.id)}>{step.title}</Link>
            <SeenThere beats={beatsOf(step, context)} />
          </li>
        ))}
      </ol>
    </article>
  );
}

/** What was done in a step and what came of it, with the way back to that moment; that is gone where it was another day's. */
function SeenThere({ beats }: { beats: readonly BeatView[] }) {
  const events = usePlayed();
  const done = beats.filter(({ beat }) => beat.observe.length > 0);
  if (done.length === 0) return null;
  return (
    <ul>
      {done.map(({ beat, index, doneAt, resultAt }) => {
        const result = resultAt === null ? null : eventOf(events, resultAt);
        return (
          <li key={index}>
            {beatName(beat)} {result && <OutcomeStub event={result} />}{' '}
            {doneAt !== null && <EventLink number={doneAt} />}
          </li>
        );
      })}
    </ul>
  );
}

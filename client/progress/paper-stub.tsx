import type { LessonSummary } from '#shared/content/lesson.ts';
import type { ExerciseProgress } from '../exercise/exercise-progress.ts';
import type { Kept } from './kept.ts';
import './paper-stub.css';
import { answersTo, mendedOf, type Offer, stepsDone, sumUp, tellPoints } from './tell-done.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** All of it as a cloakroom's stub on one sheet, black on white; there on paper only. */
export function PaperStub({ offer, kept, name }: { offer: Offer; kept: Kept; name: string }) {
  const { steps, mistakes, questions, exercises } = sumUp(offer, kept);
  const mended = mendedOf(offer, kept);
  return (
    <article className="paper-stub" lang="en">
      <header>
        <p className="paper-house">Coat Check</p>
        <p className="paper-number numeral">
          {steps.done}
          <small> of {steps.of} steps</small>
        </p>
      </header>
      <dl className="paper-who">
        <div>
          <dt>Name</dt>
          <dd>{name.trim()}</dd>
        </div>
        <div>
          <dt>Date</dt>
          <dd>{day.format(new Date())}</dd>
        </div>
      </dl>
      <div className="paper-columns">
        <section>
          <h2>Lessons</h2>
          <Steps lessons={offer.lessons} kept={kept} />
        </section>
        <section>
          <h2>
            Mistakes mended{' '}
            <span>
              {mistakes.done} of {mistakes.of}
            </span>
          </h2>
          <ol className="paper-list">
            {offer.mistakes.map((one) => (
              <li key={one.slug}>
                <span>{one.title}</span>
                <Mark isDone={mended.has(one)} />
              </li>
            ))}
          </ol>
        </section>
        {offer.topics.length > 0 && (
          <section>
            <h2>
              Questions{' '}
              <span>
                {questions.done} of {questions.of}
              </span>
            </h2>
            <ol className="paper-list">
              {offer.topics.map((topic) => (
                <li key={topic.id}>
                  <span>{topic.title}</span>
                  <span>
                    {answersTo(topic, kept).right.length} of {topic.questions.length}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        )}
        <section>
          <h2>
            Exercises solved{' '}
            <span>
              {exercises.done} of {exercises.of}
            </span>
          </h2>
          <ol className="paper-list">
            {offer.exercises.map(({ id, title }) => (
              <li key={id}>
                <span>{title}</span>
                <Points best={kept.exercises.get(id)} />
                <Mark isDone={kept.exercises.get(id)?.isSolved === true} />
              </li>
            ))}
          </ol>
        </section>
      </div>
      <footer>What one browser remembers on this day. It says what was done there, and not by whom.</footer>
    </article>
  );
}

const Steps = ({ lessons, kept }: { lessons: readonly LessonSummary[]; kept: Kept }) => (
  <ol className="paper-list">
    {lessons.map((one) => (
      <li key={one.slug}>
        <span>{one.title}</span>
        <span>
          {stepsDone(one, kept)} of {one.steps.length}
        </span>
      </li>
    ))}
  </ol>
);

const Points = ({ best }: { best: ExerciseProgress | undefined }) => best && <span>{tellPoints(best)}</span>;

/** Drawn with its border, which a printer that leaves out backgrounds prints all the same. */
const Mark = ({ isDone }: { isDone: boolean }) => (
  <i className="paper-mark" data-done={isDone}>
    <span className="visually-hidden">{isDone ? 'done' : 'open'}</span>
  </i>
);

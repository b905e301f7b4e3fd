import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { LessonSummary } from '#shared/content/lesson.ts';
import { StepHoles } from '../lesson/step-holes.tsx';
import { MistakeWall } from '../mistakes/mistake-map.tsx';
import { doorOf, practiceDoorOf } from '../page/addresses.ts';
import { hrefOf } from '../requests/base.ts';
import { isEmpty, type Kept } from './kept.ts';
import './done-lists.css';
import {
  answersTo,
  beatsOf,
  count,
  mendedOf,
  type Offer,
  stepsDone,
  tellBest,
  tellFormer,
} from './tell-done.ts';

type Props = {
  offer: Offer;
  kept: Kept;
  /** Why the questions are not here. */
  trouble: ReactNode;
};

/** Lessons with their steps, the wall of mistakes, questions by topic, exercises with their points. */
export function DoneLists({ offer, kept, trouble }: Props) {
  const former = tellFormer(offer, kept);
  return (
    <>
      {isEmpty(kept) && <Invitation offer={offer} />}
      <section aria-labelledby="lessons">
        <h2 id="lessons">Lessons</h2>
        <Rows lessons={offer.lessons} kept={kept} />
      </section>
      <section aria-labelledby="mistakes">
        <h2 id="mistakes">The wall of mistakes</h2>
        <MistakeWall mistakes={offer.mistakes} broken={[]} mended={mendedOf(offer, kept)} />
        <Rows lessons={offer.mistakes} kept={kept} />
      </section>
      <section aria-labelledby="questions">
        <h2 id="questions">Questions</h2>
        {trouble}
        <ol className="done-list">
          {offer.topics.map((topic, index) => {
            const { right, again } = answersTo(topic, kept);
            const { questions } = topic;
            return (
              <Row
                key={topic.id}
                number={index + 1}
                // Not the router's link: a cloakroom must be the address its document was loaded from.
                link={<a href={hrefOf(practiceDoorOf(topic.id))}>{topic.title}</a>}
                isDone={right.length === questions.length}
              >
                <StepHoles steps={questions} done={right} />
                <span>
                  {right.length} of {questions.length} as you said{again > 0 && `, ${again} to look at again`}
                </span>
              </Row>
            );
          })}
        </ol>
        {offer.topics.length > 0 && (
          <a className="done-to-questions" href={hrefOf(practiceDoorOf())}>
            To the questions
          </a>
        )}
      </section>
      <section aria-labelledby="exercises">
        <h2 id="exercises">Exercises</h2>
        <ol className="done-list">
          {offer.exercises.map(({ id, title }, index) => (
            <Row
              key={id}
              number={index + 1}
              link={<Link href={`/exercises/${id}`}>{title}</Link>}
              isDone={kept.exercises.get(id)?.isSolved === true}
            >
              {tellBest(kept.exercises.get(id))}
              {kept.drafts.has(id) && ' · your text is kept'}
            </Row>
          ))}
        </ol>
      </section>
      {former && <p className="done-former">{former}</p>}
    </>
  );
}

function Invitation({ offer: { lessons, exercises } }: { offer: Offer }) {
  const [first] = lessons;
  return (
    <div className="ticket done-invitation">
      <p className="eyebrow">Nothing punched yet</p>
      <p>
        A lesson takes about {first?.minutes ?? 10} minutes, begins with one press, and what you do in it
        stays here. You did some of it in another browser? Take in the file you made there, below.
      </p>
      <div className="actions-row">
        {first && (
          <a className="button" data-tone="main" href={hrefOf(doorOf(first.slug))}>
            Begin with “{first.title}”
          </a>
        )}
        {exercises.length > 0 && <Link href="/exercises">Or write the server yourself</Link>}
      </div>
    </div>
  );
}

const Rows = ({ lessons, kept }: { lessons: readonly LessonSummary[]; kept: Kept }) => (
  <ol className="done-list">
    {lessons.map((summary, index) => {
      const { slug, title, steps } = summary;
      const done = stepsDone(summary, kept);
      const beats = beatsOf(summary, kept);
      return (
        <Row
          key={slug}
          number={index + 1}
          // Not the router's link: a cloakroom must be the address its document was loaded from.
          link={<a href={hrefOf(doorOf(slug))}>{title}</a>}
          isDone={done === steps.length}
        >
          <StepHoles steps={steps} done={kept.lessons.get(slug)?.completed ?? []} />
          <span>
            {done} of {count(steps.length, 'step')}, {beats.done} of {count(beats.of, 'beat')}
          </span>
        </Row>
      );
    })}
  </ol>
);

type RowProps = { number: number; link: ReactNode; isDone: boolean; children: ReactNode };

const Row = ({ number, link, isDone, children }: RowProps) => (
  <li data-done={isDone}>
    <b className="numeral" aria-hidden="true">
      {number}
    </b>
    <span>{link}</span>
    <span className="done-how-far">{children}</span>
  </li>
);

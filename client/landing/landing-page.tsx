import { exerciseCount } from 'virtual:exercise-count';
import { Link } from 'wouter';
import type { LessonSummary } from '#shared/content/lesson.ts';
import { mistakes, plainLessons } from '../content/load-lessons.ts';
import { OpeningTrouble } from '../entrance/opening-trouble.tsx';
import { type NewSandbox, useNewSandbox } from '../entrance/use-new-sandbox.ts';
import { LessonList } from '../lesson/lesson-list.tsx';
import { LateMistakeMap } from '../mistakes/late-mistake-map.tsx';
import { lessonOf } from '../page/addresses.ts';
import { idleTime } from '../page/idle-time.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { hrefOf } from '../requests/base.ts';
import { isStatic } from '../static/is-static.ts';
import { WholeNote } from '../static/whole-note.tsx';
import { Cloakroom } from './cloakroom.tsx';
import { ContinueLink, useOpenVisit } from './continue-link.tsx';
import { ForTeachers } from './for-teachers.tsx';
import './landing-page.css';

/** The cloakroom itself, to be tried before a word is read; then what this is, and the ways in. */
export function LandingPage() {
  useTitle('');
  const visit = useOpenVisit();
  const start = useNewSandbox();
  const { open, isOpening } = start;
  const titleOf = ({ slug, title }: LessonSummary) =>
    visit ? (
      // Not the router's link, for the same reason as in ContinueLink.
      <a href={hrefOf(lessonOf(visit.sandboxId, slug))}>{title}</a>
    ) : (
      <button
        type="button"
        aria-disabled={isOpening}
        onClick={() => isOpening || open((id) => lessonOf(id, slug))}
      >
        {title}
      </button>
    );
  return (
    <Page className="landing">
      <Cloakroom atTheEnd={<TheEnd start={start} />} />
      <div className="landing-first">
        <section className="landing-words" aria-labelledby="what">
          <h1 id="what">Watch a session happen</h1>
          <p className="landing-lede">
            One press logs in to a real server{isStatic && ', which runs in this very browser'}. Every arrow
            that appears was really sent, and the ticket in your hand is a real cookie
            {isStatic && ', in a jar that this page keeps'}.
          </p>
          <div className="actions-row">
            {visit && <ContinueLink visit={visit} />}
            <button
              type="button"
              className="button"
              data-tone={visit ? 'second' : 'main'}
              aria-disabled={isOpening}
              onClick={() => isOpening || open()}
            >
              {isOpening ? 'Opening a cloakroom…' : visit ? 'Start afresh' : 'Start'}
            </button>
          </div>
          <OpeningTrouble start={start} />
          <p className="landing-note">
            No account and nothing to install: you get a cloakroom of your own. It closes when nobody has come
            by for {idleTime()}.
            {visit && ' Starting afresh opens an empty one; the steps you have done stay ticked.'}
          </p>
          {isStatic && <WholeNote />}
        </section>
        <ForTeachers />
      </div>
      <Strip />
      <section className="landing-lessons" aria-labelledby="lessons">
        <h2 id="lessons">Lessons</h2>
        <LessonList lessons={plainLessons} titleOf={titleOf} />
      </section>
      <section className="landing-lessons" aria-labelledby="mistakes">
        <h2 id="mistakes">Mistakes to make</h2>
        <LateMistakeMap mistakes={mistakes} broken={[]} />
        <LessonList lessons={mistakes} titleOf={titleOf} />
        <p className="landing-foot">
          Do you know what comes next? <Link href="/practice">To the questions</Link>: most are answered by a
          real run.
        </p>
        <p className="landing-foot">
          Rather write the server yourself? <Link href="/exercises">To the exercises</Link>, right here in
          your browser.
        </p>
        <p className="landing-foot">
          You took a trace with you? <Link href="/trace">Open it again</Link>.
        </p>
        <p className="landing-foot">
          Been here before? <Link href="/progress">What you have done</Link> is on one page.
        </p>
      </section>
    </Page>
  );
}

/** What has just been seen, by its name, and the way on. */
function TheEnd({ start: { open, isOpening } }: { start: NewSandbox }) {
  return (
    <>
      <h2>That was a session</h2>
      <p>Made at a login, copied by a thief, and ended in one place for everybody.</p>
      <button
        type="button"
        className="button"
        data-tone="main"
        aria-disabled={isOpening}
        onClick={() => isOpening || void open()}
      >
        Start lesson 1
      </button>
    </>
  );
}

const minutesOf = (lessons: readonly LessonSummary[]) =>
  lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);

/** How much there is. */
function Strip() {
  const minutes = minutesOf(plainLessons);
  return (
    <ul className="ticket landing-strip" aria-label="What there is">
      <li>
        <a href="#lessons">
          <b className="numeral">{plainLessons.length} lessons</b>
        </a>
        <span>{minutes} minutes, nothing to install for the class</span>
      </li>
      <li>
        <a href="#mistakes">
          <b className="numeral">
            {mistakes.length} {mistakes.length === 1 ? 'mistake' : 'mistakes'}
          </b>
        </a>
        <span>
          Made, exploited and mended, about {Math.round(minutesOf(mistakes) / mistakes.length)} minutes each
        </span>
      </li>
      <li>
        <Link href="/exercises">
          <b className="numeral">{exerciseCount} exercises</b>
        </Link>
        <span>Real Express code, graded in the page</span>
      </li>
    </ul>
  );
}

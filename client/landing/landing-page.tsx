import { Link } from 'wouter';
import { LessonList } from '../lesson/lesson-list.tsx';
import { lessonOf } from '../page/addresses.ts';
import { idleTime } from '../page/idle-time.ts';
import { Page } from '../page/page.tsx';
import { useNewSandbox } from '../page/use-new-sandbox.ts';
import { useTitle } from '../page/use-title.ts';
import { ContinueLink, useOpenVisit } from './continue-link.tsx';
import { Example } from './example.tsx';
import './landing-page.css';

/** What this is in one sentence, an example, and the way in. */
export function LandingPage() {
  useTitle('');
  const visit = useOpenVisit();
  const { open, isOpening, refusal } = useNewSandbox();
  return (
    <Page className="landing">
      <section className="landing-hero">
        <div className="landing-words">
          <h1>Watch a session happen</h1>
          <p className="landing-lede">
            Log in to a real server, get a real cookie, and see every message between browser, server and
            session store drawn as it is sent.
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
          {refusal && (
            <p role="alert" className="trouble">
              {refusal.message}
            </p>
          )}
          <p className="landing-note">
            No account and nothing to install: you get a cloakroom of your own. It closes when nobody has come
            by for {idleTime()}.
            {visit && ' Starting afresh opens an empty one; the steps you have done stay ticked.'}
          </p>
        </div>
        <Example />
      </section>
      <section className="landing-lessons" aria-labelledby="lessons">
        <h2 id="lessons">Lessons</h2>
        <LessonList
          titleOf={({ slug, title }) =>
            visit ? (
              // Not the router's link, for the same reason as in ContinueLink.
              <a href={lessonOf(visit.sandboxId, slug)}>{title}</a>
            ) : (
              <button
                type="button"
                aria-disabled={isOpening}
                onClick={() => isOpening || open({ lesson: slug })}
              >
                {title}
              </button>
            )
          }
        />
        <p className="landing-foot">
          Rather write the server yourself? <Link href="/exercises">To the exercises</Link>, right here in
          your browser.
        </p>
        <p className="landing-foot">
          You took a trace with you? <Link href="/trace">Open it again</Link>.
        </p>
      </section>
    </Page>
  );
}

import { Link } from 'wouter';
import { lessonSummaries } from '../content/load-lessons.ts';
import { CopyLine } from '../controls/copy-line.tsx';
import { OpeningTrouble } from '../entrance/opening-trouble.tsx';
import { useNewSandbox } from '../entrance/use-new-sandbox.ts';
import { doorOf, stageOf } from '../page/addresses.ts';
import { hrefOf } from '../requests/base.ts';
import { isStatic } from '../static/is-static.ts';
import './for-teachers.css';

/** Whether an address of this machine would lead a class anywhere. */
const isOwnMachine = () => /^(localhost|127\.|\[::1\])/.test(location.hostname);

/** What a teacher can do here: show it to a room, or send a class in. */
export function ForTeachers() {
  const start = useNewSandbox(stageOf);
  const { open, isOpening } = start;
  return (
    <section className="ticket for-teachers" aria-labelledby="teachers">
      <h2 id="teachers" className="eyebrow">
        For teachers
      </h2>
      <p>
        Log in, steal the ticket, take it back, let an hour pass: arrow by arrow on the big screen. Or send
        the class in, each to a cloakroom of their own.
      </p>
      <div className="actions-row">
        <button
          type="button"
          className="button"
          aria-disabled={isOpening}
          onClick={() => isOpening || void open()}
        >
          {isOpening ? 'Opening…' : 'Open the stage'}
        </button>
        <Link className="button" href="/shows">
          Shows
        </Link>
        <Link className="button" href="/handouts">
          Handouts to print
        </Link>
        <details className="for-teachers-links">
          <summary className="button">Link for a class</summary>
          <div>
            {isOwnMachine() && !isStatic && (
              <p>
                Only this machine can reach these now. To let a class in, start with{' '}
                <code>npm start -- --lan</code>.
              </p>
            )}
            {lessonSummaries.map(({ slug, title }) => (
              <CopyLine key={slug} label={title} text={new URL(hrefOf(doorOf(slug)), location.origin).href} />
            ))}
          </div>
        </details>
      </div>
      <OpeningTrouble start={start} />
    </section>
  );
}

import { Link } from 'wouter';
import { lessonSummaries } from '../content/load-lessons.ts';
import { ControlsDrawer } from '../controls/controls-drawer.tsx';
import { LessonList } from '../lesson/lesson-list.tsx';
import { compareOf, homeOf, lessonOf, stageOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../timeline/timeline-view.ts';
import { chooseNext, type NextLesson } from './choose-next.ts';
import { ClassLinks } from './class-links.tsx';
import './sandbox-home.css';

/** A sandbox's own entrance: the lessons, and where one is. */
export function SandboxHome({ id }: { id: string }) {
  useTitle('Your cloakroom');
  const count = useTimeline(({ context }) => lastNumberOf(context));
  const next = chooseNext(lessonSummaries, (slug) => {
    const kept = progressRecord(slug).read();
    return kept.state === 'kept' ? kept.value : null;
  });
  return (
    <Page
      home={homeOf(id)}
      className="sandbox-home"
      place={
        <>
          <LineStatus />
          <ControlsDrawer />
        </>
      }
    >
      <LineBanner />
      <div className="sandbox-home-text">
        <p className="eyebrow">Your cloakroom</p>
        <h1>Open, and all yours</h1>
        <p>
          {count === 0
            ? 'Nothing has happened here yet.'
            : `${count} ${count === 1 ? 'event' : 'events'} so far.`}{' '}
          Whoever has this page’s address may come in, so you can open it on a second device, and nobody can
          guess it.
        </p>
        <NextButton id={id} next={next} />
      </div>
      <section aria-labelledby="lessons">
        <h2 id="lessons">Lessons</h2>
        <LessonList titleOf={({ slug, title }) => <Link href={lessonOf(id, slug)}>{title}</Link>} />
        <ClassLinks sandboxId={id} />
      </section>
      <section aria-labelledby="more">
        <h2 id="more">With what you have done</h2>
        <p>
          <Link href={stageOf(id)}>Show it on the big screen</Link>: the cloakroom and the diagram, side by
          side, for a room to look at.
        </p>
        <p>
          <Link href="/exercises">Write the server yourself</Link>: exercises, checked here in your browser.
        </p>
        <p>
          <Link href={compareOf(id)}>Compare two runs</Link>: what changed between one try and the next.
        </p>
      </section>
    </Page>
  );
}

function NextButton({ id, next }: { id: string; next: NextLesson }) {
  const words = { begin: 'Begin with', 'go-on': 'Go on with', follow: 'On to' };
  if (next.type === 'all-done') {
    return (
      <>
        <p>You have done all lessons. They stay open, to be looked at again.</p>
        <Link className="button" data-tone="main" href="/exercises">
          Write the server yourself
        </Link>
      </>
    );
  }
  return (
    <Link className="button" data-tone="main" href={lessonOf(id, next.slug)}>
      {words[next.type]} “{next.title}”
    </Link>
  );
}

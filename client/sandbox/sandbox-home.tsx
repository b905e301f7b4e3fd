import { Link } from 'wouter';
import type { LessonSummary } from '#shared/content/lesson.ts';
import { brokenSettings } from '#shared/sandbox/broken-settings.ts';
import { lessonSummaries, mistakes, plainLessons } from '../content/load-lessons.ts';
import { ControlsDrawer } from '../controls/controls-drawer.tsx';
import { useSettings } from '../controls/use-settings.ts';
import { LessonList } from '../lesson/lesson-list.tsx';
import { LateMistakeMap } from '../mistakes/late-mistake-map.tsx';
import { compareOf, homeOf, lessonOf, practiceOf, stageOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { chooseNext } from './choose-next.ts';
import { ClassLinks } from './class-links.tsx';
import { HouseNow } from './house-now.tsx';
import { NextCard } from './next-card.tsx';
import './sandbox-home.css';

/** A sandbox's own entrance: what it is like now, where one goes on, and all that can be done with it. */
export function SandboxHome({ id }: { id: string }) {
  useTitle('Your cloakroom');
  const next = chooseNext(lessonSummaries, (slug) => {
    const kept = progressRecord(slug).read();
    return kept.state === 'kept' ? kept.value : null;
  });
  const { settings } = useSettings(id);
  const broken = settings ? brokenSettings(settings).map(({ name }) => name) : [];
  const titleOf = ({ slug, title }: LessonSummary) => <Link href={lessonOf(id, slug)}>{title}</Link>;
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
      <div className="sandbox-home-top">
        <h1>Your cloakroom</h1>
        <NextCard id={id} next={next} />
        <HouseNow id={id} />
      </div>
      <section className="sandbox-home-lessons" aria-labelledby="lessons">
        <h2 id="lessons">Lessons</h2>
        <LessonList lessons={plainLessons} titleOf={titleOf} />
      </section>
      <section className="sandbox-home-lessons" aria-labelledby="mistakes">
        <h2 id="mistakes">Mistakes to make</h2>
        <LateMistakeMap mistakes={mistakes} broken={broken} />
        <LessonList lessons={mistakes} titleOf={titleOf} />
      </section>
      <section aria-label="More">
        <ul className="sandbox-home-more">
          <li>
            <h2>Show</h2>
            <p>
              <Link href={stageOf(id)}>Show it on the big screen</Link>: the cloakroom and what is really
              said, for a room to look at.
            </p>
            <p>
              <Link href="/shows">Shows</Link>: prepared ones, and your own, stepped through with one key.
            </p>
            <ClassLinks sandboxId={id} />
            <p>
              <Link href="/handouts">Print handouts</Link>: a lesson on paper, with what happens in it.
            </p>
          </li>
          <li>
            <h2>Practise</h2>
            <p>
              <Link href={practiceOf(id)}>Questions that are run</Link>: say what will come, then send it and
              see.
            </p>
          </li>
          <li>
            <h2>Write</h2>
            <p>
              <Link href="/exercises">Write the server yourself</Link>: exercises, checked here in your
              browser.
            </p>
          </li>
          <li>
            <h2>Compare</h2>
            <p>
              <Link href={compareOf(id)}>Compare two runs</Link>: what changed between one try and the next.
            </p>
          </li>
          <li>
            <h2>Keep</h2>
            <p>
              <Link href="/progress">See what you have done</Link>: on one page, to carry to another browser
              or to put on paper.
            </p>
          </li>
        </ul>
      </section>
    </Page>
  );
}

import type { Lesson } from '#shared/content/lesson.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { Page } from '../page/page.tsx';

type Props = { why: 'loading' | 'missing' | 'failed'; home: string };

/** What stands where a lesson would be: while it is fetched, and where there is none. */
export function MissingLesson({ why, home }: Props) {
  if (why === 'missing') return <NotFoundPage what="There is no lesson of this name." home={home} />;
  if (why === 'loading') {
    return (
      <Page home={home}>
        <p className="lone">Fetching the lesson…</p>
      </Page>
    );
  }
  return (
    <Page home={home}>
      <div className="lone">
        <p role="alert" className="trouble">
          Could not fetch the lesson: the server does not answer, or was updated meanwhile. Reload the page.
        </p>
      </div>
    </Page>
  );
}

/** What stands where a lesson's step would be, with the way to the lesson itself. */
export function MissingStep({
  lesson: { title },
  home,
  href,
}: {
  lesson: Lesson;
  home: string;
  href: string;
}) {
  return (
    <NotFoundPage
      what={`“${title}” has no step of this name.`}
      home={home}
      to={{ href, name: `“${title}”` }}
    />
  );
}

import type { Lesson } from '#shared/content/lesson.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import type { Fetched } from '../late/use-fetched.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { Page } from '../page/page.tsx';

type Props = { fetched: Exclude<Fetched<unknown>, { state: 'here' }>; home: string; what?: string };

/** What stands where a lesson would be: while it is fetched, and where there is none. */
export function MissingLesson({ fetched, home, what = 'the lesson' }: Props) {
  if (fetched.state === 'missing')
    return <NotFoundPage what="There is no lesson of this name." home={home} />;
  return (
    <Page home={home}>
      <div className="lone">
        {fetched.state === 'failed' ? (
          <LateTrouble what={what} {...fetched} />
        ) : (
          <p role="status">Fetching {what}…</p>
        )}
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

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Topic } from '#shared/content/practice-question.ts';
import { homeOf, practiceOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import type { Practice } from '../storage/practice-record.ts';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { AGAIN, MIXED, missedOf } from './choose-question.ts';
import { TopicList } from './topic-list.tsx';
import './practice-page.css';

type Props = { id: string; topics: readonly Topic[]; practice: Practice; trouble: ReactNode };

/** Where one chooses what to be asked. */
export function PracticeStart({ id, topics, practice, trouble }: Props) {
  useTitle('Practice');
  const all = topics.flatMap(({ questions }) => questions);
  const missed = missedOf(all, practice).length;
  return (
    <Page home={homeOf(id)} className="practice-start" place={<LineStatus />}>
      <LineBanner />
      <section aria-labelledby="practice">
        <h1 id="practice">Practice</h1>
        <p className="practice-lede">
          Say what will come, then send it: wherever it can be tried, your cloakroom really does it, and the
          arrows decide. There are no marks. What did not come as you said comes again later, among others.
        </p>
        {trouble}
        <div className="actions-row">
          <Link className="button" data-tone="main" href={practiceOf(id, MIXED)}>
            All {all.length}, mixed
          </Link>
          {missed > 0 && (
            <Link className="button" href={practiceOf(id, AGAIN)}>
              {missed === 1 ? 'One to look at again' : `${missed} to look at again`}
            </Link>
          )}
        </div>
      </section>
      <section aria-labelledby="topics">
        <h2 id="topics">By topic</h2>
        <TopicList id={id} topics={topics} practice={practice} />
      </section>
    </Page>
  );
}

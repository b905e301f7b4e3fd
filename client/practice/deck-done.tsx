import { Link } from 'wouter';
import type { Topic } from '#shared/content/practice-question.ts';
import { StoryHeading } from '../lesson/story-heading.tsx';
import { homeOf, practiceOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import type { Practice } from '../storage/practice-record.ts';
import { AGAIN, type Deck, MIXED, missedOf } from './choose-question.ts';
import './practice-page.css';
import { TopicList } from './topic-list.tsx';

type Props = { id: string; deck: Deck; topics: readonly Topic[]; practice: Practice };

/** The end of a deck: what is left, and the way to ask all of it once more. */
export function DeckDone({ id, deck, topics, practice }: Props) {
  useTitle(`${deck.title} – Practice`);
  const all = topics.flatMap(({ questions }) => questions);
  const missed = missedOf(all, practice).length;
  const open = topics.filter(({ questions }) => questions.some((one) => !practice.answers[one.id]));
  const [first] = deck.questions;
  return (
    <Page home={homeOf(id)} className="practice-start">
      <section>
        <p className="eyebrow">{deck.title}</p>
        <StoryHeading>{deck.id === AGAIN ? 'Nothing to look at again' : 'All of it answered'}</StoryHeading>
        <p className="practice-lede">
          {open.length === 0 && missed === 0
            ? 'Each of all the questions came as you said.'
            : 'Here everything has come as you said in the end.'}
        </p>
        <div className="actions-row">
          {missed > 0 && (
            <Link className="button" data-tone="main" href={practiceOf(id, AGAIN)}>
              {missed === 1 ? 'One to look at again' : `${missed} to look at again`}
            </Link>
          )}
          {open.length > 0 && (
            <Link className="button" data-tone="main" href={practiceOf(id, MIXED)}>
              On with the others, mixed
            </Link>
          )}
          {first && (
            <Link className="button" href={practiceOf(id, deck.id, first.id)}>
              Look through these again
            </Link>
          )}
          <Link className="button" href="/exercises">
            Write it yourself
          </Link>
          <Link href="/progress">What you have done so far</Link>
        </div>
      </section>
      {open.length > 0 && (
        <section aria-labelledby="topics">
          <h2 id="topics">Still to be asked</h2>
          <TopicList id={id} topics={open} practice={practice} />
        </section>
      )}
    </Page>
  );
}

import { useState } from 'react';
import { Redirect } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { loadTopics } from '../content/load-questions.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { useAsked } from '../late/use-asked.ts';
import { keptPractice } from '../lesson/question/keep-answer.ts';
import { homeOf, practiceOf } from '../page/addresses.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { Page } from '../page/page.tsx';
import { practiceRecord } from '../storage/practice-record.ts';
import { deckOf, lastTurn, nextQuestion } from './choose-question.ts';
import { DeckDone } from './deck-done.tsx';
import { OpenQuestion } from './open-question.tsx';
import { PracticeMemory } from './practice-memory.tsx';
import { PracticeStart } from './practice-start.tsx';

type Props = { id: string; deck: string | null; question: string | null };

/** All questions for practice: which ones, then one after another, each beside the picture of its run. */
export function PracticePage({ id, deck, question }: Props) {
  const asked = useAsked(loadTopics, undefined);
  // The only one that is left comes again at the same address.
  const turn = useHistoryState<{ turn?: number } | null>()?.turn ?? '';
  const [memory] = useState(() => practiceRecord().read().state);
  const [practice, setPractice] = useState(keptPractice);
  if (asked.state !== 'here') {
    return (
      <Page home={homeOf(id)}>
        <div className="lone">
          {asked.state === 'failed' ? (
            <LateTrouble what="the questions" {...asked} />
          ) : (
            <p role="status">Fetching the questions…</p>
          )}
        </div>
      </Page>
    );
  }
  const topics = asked.value;
  const trouble = <PracticeMemory memory={memory} />;
  if (deck === null) return <PracticeStart id={id} topics={topics} practice={practice} trouble={trouble} />;
  const open = deckOf(deck, topics, practice);
  if (!open) return <MissingQuestion id={id} />;
  if (question === null) {
    const next = nextQuestion(open, practice, null);
    if (next)
      return <Redirect to={practiceOf(id, deck, next)} state={{ turn: lastTurn(practice) }} replace />;
    return <DeckDone id={id} deck={open} topics={topics} practice={practice} />;
  }
  const one = topics.flatMap(({ questions }) => questions).find((any) => any.id === question);
  if (!one) return <MissingQuestion id={id} />;
  return (
    <OpenQuestion
      key={`${question} ${turn}`}
      id={id}
      deck={open}
      question={one}
      practice={practice}
      trouble={trouble}
      onAnswered={() => setPractice(keptPractice())}
    />
  );
}

const MissingQuestion = ({ id }: { id: string }) => (
  <NotFoundPage
    what="There is no question of this name."
    home={homeOf(id)}
    to={{ href: practiceOf(id), name: 'all questions' }}
  />
);

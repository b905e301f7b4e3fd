import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import { lessonSummaries } from '../content/load-lessons.ts';
import { useSettings } from '../controls/use-settings.ts';
import { QuestionCard } from '../lesson/question/question-card.tsx';
import { SandboxPlate } from '../lesson/sandbox-plate.tsx';
import { StoryHeading } from '../lesson/story-heading.tsx';
import { homeOf, lessonOf, practiceOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { DrawerProvider, DrawerWorkspace } from '../panels/drawer-workspace.tsx';
import { usePanels } from '../panels/panels-context.tsx';
import { Sheet } from '../panels/sheet.tsx';
import type { Practice } from '../storage/practice-record.ts';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { useCursorAddress } from '../timeline/use-cursor-address.ts';
import '../lesson/beat-card.css';
import '../lesson/lesson-page.css';
import '../lesson/story.css';
import { AGAIN, type Deck, lastTurn, nextQuestion } from './choose-question.ts';

type Props = {
  id: string;
  deck: Deck;
  question: PracticeQuestion;
  practice: Practice;
  trouble: ReactNode;
  onAnswered: () => void;
};

/** One question of a deck, in the workspace over the sandbox's trace. */
export function OpenQuestion(props: Props) {
  return (
    <DrawerProvider>
      <Asked {...props} />
    </DrawerProvider>
  );
}

function Asked({ id, deck, question, practice, trouble, onAnswered }: Props) {
  const { settings } = useSettings(id);
  const { open } = usePanels();
  useCursorAddress();
  useTitle(`${deck.title} – Practice`);
  const kept = practice.answers[question.id];
  // A question that comes again is asked anew; what was answered since it was opened stays, over a reload, too.
  const [given] = useState(() => (kept && kept.turn > (history.state?.turn ?? 0) ? kept : null));
  const next = nextQuestion(deck, practice, question.id);
  const isAnsweredNow = given !== null || (kept?.turn ?? 0) > (history.state?.turn ?? 0);
  return (
    <Page
      className="lesson-page practice-page"
      home={homeOf(id)}
      place={
        <>
          <p className="lesson-name">Practice</p>
          <SandboxPlate settings={settings} onOpen={() => open('controls')} />
          <LineStatus />
        </>
      }
    >
      <LineBanner />
      <DrawerWorkspace subject={subject} ghosts={null} needed={nobody}>
        <Sheet label="Practice" reads={question.id}>
          {trouble}
          <article className="story">
            <p className="eyebrow">
              <Link href={practiceOf(id)}>All questions</Link> · {tellHowFar(deck, practice)}
            </p>
            <StoryHeading>{deck.title}</StoryHeading>
            <div className="ticket roll-open beat" data-state="before">
              <QuestionCard
                sandboxId={id}
                question={question}
                given={given}
                times={(kept?.times ?? 0) - (isAnsweredNow ? 1 : 0)}
                onAnswered={onAnswered}
                onward={
                  <Link
                    className="button beat-main"
                    data-tone="main"
                    href={practiceOf(id, deck.id, next ?? undefined)}
                    state={{ turn: lastTurn(practice) }}
                  >
                    {next === question.id ? 'Once more' : next ? 'Next question' : 'That was the last'}
                  </Link>
                }
              />
            </div>
            {question.kind === 'choice' && question.seen !== null && (
              <SeenThere id={id} seen={question.seen} />
            )}
          </article>
        </Sheet>
      </DrawerWorkspace>
    </Page>
  );
}

const subject = { title: 'Practice', slug: 'practice' };
const nobody: readonly string[] = [];

/** How far one has come with a deck: what was missed comes again, so that it is no number of a question. */
function tellHowFar({ id, questions }: Deck, { answers }: Practice): string {
  if (id === AGAIN) return questions.length === 0 ? 'none left' : `${questions.length} left`;
  return `${questions.filter((question) => answers[question.id]).length} of ${questions.length} answered`;
}

/** The way to where it is told in a lesson. */
function SeenThere({ id, seen }: { id: string; seen: string }) {
  const [slug = '', place] = seen.split('/');
  const lesson = lessonSummaries.find((one) => one.slug === slug);
  const step = lesson?.steps.find((one) => one.id === place);
  if (!lesson || !step) return null;
  return (
    <p className="practice-seen">
      Look it up in “{lesson.title}”: <Link href={lessonOf(id, slug, step.id)}>{step.title}</Link>
    </p>
  );
}

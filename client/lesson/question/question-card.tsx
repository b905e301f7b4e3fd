import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { beginningOf } from '#shared/content/beginning.ts';
import type { DerivedAnswer } from '#shared/content/derive-answer.ts';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import { firstSettings, tellSettingsChange } from '#shared/sandbox/settings.ts';
import { LateAskRoom } from '../../room/late-ask-room.tsx';
import type { GivenAnswer } from '../../storage/practice-record.ts';
import { lineIsDown } from '../actions/use-doing.ts';
import { BeatProse } from '../beat-prose.tsx';
import { AnswerTold } from './answer-told.tsx';
import { keepAnswer, keepDraft, keptDraft } from './keep-answer.ts';
import { OrderList } from './order-list.tsx';
import { practiceToRoom } from './practice-to-room.ts';
import { QuestionOptions } from './question-options.tsx';
import { shuffle } from './shuffle.ts';
import { type Said, tellAnswer } from './tell-answer.ts';
import { useQuestionRun } from './use-question-run.ts';
import './question-card.css';

type Props = {
  sandboxId: string;
  question: PracticeQuestion;
  /** What was answered to it already; null where it is asked anew. */
  given: GivenAnswer | null;
  /** How often it was answered before: each time its answers stand in another order. */
  times: number;
  /** The way on, once it has been answered. */
  onward?: ReactNode;
  onAnswered?: (answers: Said) => void;
};

/** A question for practice: what is asked, its answers, and the run that decides or shows it. Nobody counts. */
export function QuestionCard({ sandboxId, question, given, times, onward = null, onAnswered }: Props) {
  const { kind, asks, options } = question;
  const [shown] = useState(() => shuffle(options, `${question.id} ${times}`));
  const [draft] = useState(() => draftOf(question));
  const [order, setOrder] = useState(
    () =>
      draft?.split(' ') ??
      shownOrder(
        question,
        shown.map(({ id }) => id),
      ),
  );
  const [chosen, setChosen] = useState(draft);
  // Who was about to answer anew has not answered yet.
  const [answer, setAnswer] = useState<Said | null>(draft === null ? given : null);
  const [shownBy, setShownBy] = useState<DerivedAnswer['shownBy']>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const { run, skip, lookAt, isRunning, isDown } = useQuestionRun(sandboxId, question);
  const asked = useRef<HTMLFieldSetElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const shownList = useRef<HTMLUListElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  /** What was told just now: where one goes on reading. */
  const fresh = useRef<typeof told | typeof shownList | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when either has come.
  useEffect(() => {
    const news = fresh.current?.current;
    fresh.current = null;
    news?.focus({ preventScroll: true });
    news?.scrollIntoView({ block: 'nearest' });
  }, [answer, shownBy]);
  useEffect(() => {
    if (!isRunning) return;
    // A sheet is lower now, for the picture's sake.
    foot.current?.scrollIntoView({ block: 'nearest' });
    // The button that was pressed may be gone: whoever goes by keys goes on at the one in its place.
    if (document.activeElement === document.body)
      foot.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [isRunning]);

  const take = (said: Said) => {
    keepAnswer(question.id, { ...said, isRight: said.said === said.came });
    fresh.current = told;
    setAnswer(said);
    onAnswered?.(said);
  };
  const choose = (id: string) => {
    if (kind === 'choice') take({ said: id, came: question.expected });
    else {
      setChosen(id);
      keepDraft(question.id, id);
    }
  };
  const putInOrder = (ids: string[]) => {
    setOrder(ids);
    keepDraft(question.id, ids.join(' '));
  };
  const said = answer?.said ?? (kind === 'order' ? order.join(' ') : chosen);
  const start = async () => {
    if (said === null || isDown) return;
    setTrouble(null);
    const end = await run();
    if (end.state === 'trouble') setTrouble(end.message);
    if (end.state !== 'came') return;
    const { came, shownBy } = end.derived;
    setShownBy(shownBy);
    // What was set back afterwards would stand before it.
    const last = Math.max(...Object.values(shownBy));
    if (Number.isFinite(last)) lookAt(last);
    setTrouble(end.notPutBack);
    if (kind === 'choice') fresh.current = shownList;
    else take({ said, came });
  };
  const again = () => {
    setAnswer(null);
    setShownBy({});
    setChosen(null);
    // The button that was pressed is gone.
    asked.current?.focus({ preventScroll: true });
    asked.current?.scrollIntoView({ block: 'nearest' });
  };
  const isOpen = answer === null;
  // Of a choice it is known before its run.
  const isTold = !isRunning || kind === 'choice';
  const isShown = Object.keys(shownBy).length > 0;
  const wantsPicture = isRunning || (!isOpen && (kind !== 'choice' || isShown));
  return (
    <section
      className="question-card"
      aria-label="Question"
      data-picture={wantsPicture ? 'wanted' : undefined}
    >
      <fieldset className="question" disabled={isRunning} tabIndex={-1} ref={asked}>
        <legend>
          <span className="eyebrow">{eyebrows[kind]}</span>
          <BeatProse root={asks} upTo={Number.POSITIVE_INFINITY} />
        </legend>
        {isOpen && kind === 'order' && (
          <OrderList options={options} order={order} isOff={isRunning} onChange={putInOrder} />
        )}
        {isOpen && kind !== 'order' && (
          <QuestionOptions options={shown} chosen={chosen} isAtOnce={kind === 'choice'} onChoose={choose} />
        )}
      </fieldset>
      {isOpen && (
        <LateAskRoom
          sandboxId={sandboxId}
          question={practiceToRoom(question, shown)}
          onSaid={(place) => kind === 'predict' && setChosen(shown[place]?.id ?? null)}
        />
      )}
      {isOpen && kind !== 'choice' && <RunLine question={question} />}
      <div className="question-told" role="status" tabIndex={-1} ref={told}>
        {answer && isTold && <p className="beat-judgement">{tellAnswer(question, answer)}</p>}
        {trouble !== null && <p className="trouble">{trouble}</p>}
        {isDown && <p>{lineIsDown.says}</p>}
      </div>
      {answer && isTold && <AnswerTold question={question} given={answer} shownBy={shownBy} />}
      {answer && kind === 'choice' && isShown && <Shown question={question} list={shownList} />}
      {answer && kind === 'choice' && question.run.length > 0 && <RunLine question={question} />}
      <div className="question-foot" ref={foot}>
        {isRunning ? (
          <button type="button" className="button beat-main" onClick={skip}>
            Skip the arrows
          </button>
        ) : isOpen ? (
          kind !== 'choice' && (
            <button
              type="button"
              className="button beat-main"
              data-tone="main"
              aria-disabled={said === null || isDown}
              onClick={start}
            >
              Send it and see
            </button>
          )
        ) : (
          <>
            {onward}
            {question.run.length > 0 && (
              <button type="button" className="button" aria-disabled={isDown} onClick={start}>
                {kind === 'choice' ? 'See it happen' : 'Run it again'}
              </button>
            )}
            <button type="button" className="button" data-tone="quiet" onClick={again}>
              Answer anew
            </button>
          </>
        )}
      </div>
    </section>
  );
}

const eyebrows = { choice: 'Choose', order: 'Put in order', predict: 'Say what comes' } as const;

/** What this browser keeps of an answer that was not sent; null where that is none to this question as it stands now. */
function draftOf({ id, kind, options }: PracticeQuestion): string | null {
  const draft = kind === 'choice' ? null : keptDraft(id);
  if (draft === null) return null;
  const ids = kind === 'order' ? draft.split(' ') : [draft];
  const isWhole = kind === 'predict' || options.every((option) => ids.includes(option.id));
  const isKnown = ids.every((one) => options.some((option) => option.id === one));
  return isWhole && isKnown && new Set(ids).size === ids.length ? draft : null;
}

/** Never as it comes: then there would be nothing to do. */
function shownOrder({ kind, expected }: PracticeQuestion, ids: string[]): string[] {
  return kind === 'order' && ids.join(' ') === expected ? ids.toReversed() : ids;
}

/** What is done to the cloakroom for it. */
function RunLine({ question }: { question: PracticeQuestion }) {
  const change = tellSettingsChange(firstSettings, beginningOf(question));
  return (
    <p className="question-run">
      Really sent, with nobody logged in here at the beginning. {change && `Set for it: ${change}. `}Your
      settings come back afterwards.
    </p>
  );
}

/** Of a choice, what its run has shown. */
function Shown({ question, list }: { question: PracticeQuestion; list: RefObject<HTMLUListElement | null> }) {
  if (question.kind !== 'choice') return null;
  return (
    <ul className="question-shown" aria-label="What the run has shown" tabIndex={-1} ref={list}>
      {question.observe.map(({ says }) => (
        <li key={says}>{says}.</li>
      ))}
    </ul>
  );
}

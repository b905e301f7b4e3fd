import { useEffect, useRef } from 'react';
import { findResult } from '#shared/content/find-result.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { late } from '../late/late.tsx';
import { isStatic } from '../static/is-static.ts';
import { PlayedHere } from '../static/played-here.tsx';
import { eventOf } from '../timeline/timeline-view.ts';
import { usePlayed } from '../timeline/use-played.ts';
import { CurlCommand } from './actions/curl-command.tsx';
import { LogInLine } from './actions/log-in-line.tsx';
import { type Doing, useDoing } from './actions/use-doing.ts';
import './beat-card.css';
import { LateAskRoom } from '../room/late-ask-room.tsx';
import { BeatFoot } from './beat-foot.tsx';
import { BeatMore } from './beat-more.tsx';
import { beatName } from './beat-name.ts';
import { BeatProse } from './beat-prose.tsx';
import { BeatResult } from './beat-result.tsx';
import { bringBeat } from './bring-beat.ts';
import type { GuessView } from './guess-view.ts';
import { LookInside } from './late-look-inside.tsx';
import type { LessonEvent } from './lesson-machine.ts';
import type { BeatView } from './lesson-view.ts';
import type { LogInAt } from './log-in-at.ts';
import type { Onward } from './onward.ts';
import { PredictionChoice, SaidBefore } from './prediction-choice.tsx';
import { ThiefsRecipe } from './recipe/thiefs-recipe.tsx';
import { tellJudgement } from './tell-judgement.ts';
import { toRoomQuestion } from './to-room-question.ts';

const LessonQuestion = late({
  what: 'the question',
  load: async () => (await import('./question/lesson-question.tsx')).LessonQuestion,
  meanwhile: (trouble) => trouble ?? <p role="status">One moment…</p>,
});

type Props = {
  sandboxId: string;
  view: BeatView;
  onward: Onward;
  /** Whether the way on is open though the beat is not done: the step was, on another day. */
  mayPass: boolean;
  /** Where the lesson logs in before this; null where no other step does. */
  logInAt: LogInAt | null;
  /** What can be guessed here, and was; null where nothing is asked. */
  guess: GuessView | null;
  send: (event: Extract<LessonEvent, { type: 'guess' | 'press' }>) => void;
};

const now = Number.POSITIVE_INFINITY;

/** The stub that is open: what to read, one button, and, once the trace has shown it, what happened. */
export function BeatCard({ sandboxId, view, onward, mayPass, logInAt, guess, send }: Props) {
  const { beat, isDone, resultAt } = view;
  const { say, told, watch, more, actions, question } = beat;
  const own = useDoing(sandboxId, { actions, observe: isDone ? [] : beat.observe }, (since) =>
    send({ type: 'press', since }),
  );
  const played = usePlayed();
  const isActing = own.doing.state === 'acting';
  const state = isActing ? 'during' : isDone ? 'after' : 'before';
  const result = isActing ? null : resultOf(own.doing, resultAt, played);
  const isTold = state === 'after' && told !== null;
  const card = useRef<HTMLElement>(null);
  const read = useRef(state);
  useEffect(() => {
    // What has come is read from its beginning, where it does not fit.
    if (read.current !== state) bringBeat(card.current);
    read.current = state;
  }, [state]);

  return (
    <article className="beat" ref={card} data-state={state} aria-label={beatName(beat)}>
      <BeatResult
        doing={own.doing}
        result={result}
        waitsFor={isDone ? [] : beat.observe}
        judgement={isActing || !guess ? null : tellJudgement(guess)}
      />
      <div className="beat-text prose" tabIndex={-1}>
        <BeatProse root={isTold ? told : say} upTo={isTold ? (result?.number ?? now) : now} />
      </div>
      {guess && state === 'before' && guess.since === null && (
        <>
          <PredictionChoice guess={guess} onSay={(option) => send({ type: 'guess', option })} />
          <LateAskRoom
            sandboxId={sandboxId}
            question={toRoomQuestion(beatName(beat), guess)}
            onSaid={(place) => send({ type: 'guess', option: guess.options[place]?.id ?? '' })}
          />
        </>
      )}
      {guess?.said && state === 'during' && <SaidBefore said={guess.said} />}
      {question !== null && <LessonQuestion sandboxId={sandboxId} id={question} />}
      {state !== 'after' &&
        actions.map(
          (action, index) =>
            action.type === 'log-in' && (
              <LogInLine
                // biome-ignore lint/suspicious/noArrayIndexKey: a beat's actions never change their places.
                key={index}
                form={own.forms[index] ?? action}
                onChange={(form) => own.change(index, form)}
                onEnter={() => {
                  // The fields go when it is done, and the keyboard stays where the way on will be.
                  card.current?.querySelector<HTMLElement>('.beat-main')?.focus({ preventScroll: true });
                  void own.run();
                }}
              />
            ),
        )}
      {state === 'after' && result && <LookInside sandboxId={sandboxId} result={result} />}
      <BeatFoot
        state={state}
        own={own}
        label={actions.length > 0 ? beatName(beat) : null}
        onward={onward}
        mayPass={mayPass}
        logInAt={logInAt}
      />
      {watch !== null && state !== 'after' && (
        <p className="beat-watch">
          <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
            <path d="M1.500 8c3-5 10-5 13 0-3 5-10 5-13 0z M8 6a2 2 0 1 0 .100 0z" />
          </svg>
          <span>{watch}</span>
        </p>
      )}
      <div className="beat-mores">
        {isTold && (
          <BeatMore title="What it said before">
            <BeatProse root={say} upTo={now} />
          </BeatMore>
        )}
        {(state === 'after' || actions.length === 0) &&
          more.map(({ title, prose }) => (
            <BeatMore key={title} title={title}>
              <BeatProse root={prose} upTo={now} />
            </BeatMore>
          ))}
        <ThiefsRecipe actions={actions} />
        {isStatic ? (
          <PlayedHere actions={actions} />
        ) : (
          <CurlCommand sandboxId={sandboxId} actions={actions} forms={own.forms} />
        )}
      </div>
    </article>
  );
}

/** What the last press came to, or, where there was none on this page, what the beat did. */
function resultOf(doing: Doing, resultAt: number | null, played: readonly TraceEvent[]): TraceEvent | null {
  const own = doing.state === 'done' ? findResult(doing.action, played, doing.since) : null;
  return own ?? (resultAt === null ? null : eventOf(played, resultAt));
}

import { useEffect, useRef } from 'react';
import type { Beat, Step } from '#shared/content/lesson.ts';
import { usePanels } from '../panels/panels-context.tsx';
import { useTimelineRef } from '../timeline/timeline-provider.tsx';
import { BeatCard } from './beat-card.tsx';
import { BeatPart } from './beat-part.tsx';
import { bringBeat } from './bring-beat.ts';
import { DoneStub } from './done-stub.tsx';
import type { LessonContext } from './lesson-context.ts';
import type { LessonEvent } from './lesson-machine.ts';
import { type BeatView, beatsOf, openBeat } from './lesson-view.ts';
import { logInAt } from './log-in-at.ts';
import type { Onward } from './onward.ts';
import './roll.css';
import { useGuess } from './use-guess.ts';

type Props = {
  sandboxId: string;
  step: Step;
  context: LessonContext;
  /** Where the way leads after the last beat. */
  after: { href: string; label: string };
  /** Which part of a mistake a beat is. Then all that is to come is announced. */
  partOf?: ((beat: Beat) => string | null) | undefined;
  send: (event: LessonEvent) => void;
};

/** A step as a roll of tickets: one stub is open, those done are folded to a line, the next one is only announced. */
export function Roll({ sandboxId, step, context, after, partOf, send }: Props) {
  const timeline = useTimelineRef();
  const { beginBeat } = usePanels();
  const beats = beatsOf(step, context);
  const open = openBeat(context);
  const guess = useGuess(context);
  const then = beats.find(({ index, isDone }) => index > open && !isDone);
  const list = useRef<HTMLOListElement>(null);
  const isMoving = useRef(false);

  const leaveFor = (beat: BeatView | undefined) => {
    isMoving.current = true;
    beginBeat();
    if (!beat?.isDone) timeline.send({ type: 'back to live' });
    else if (beat.doneAt !== null) timeline.send({ type: 'select event', number: beat.doneAt });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another beat is read from its beginning.
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    const card = list.current?.querySelector('.beat');
    bringBeat(card);
    card?.querySelector<HTMLElement>('.beat-text:not(:empty), .question')?.focus({ preventScroll: true });
  }, [open]);

  const onward = (index: number): Onward => {
    const next = beats[index + 1];
    const readOn = () => send({ type: 'read on' });
    const leave = () => {
      beginBeat();
      readOn();
    };
    if (!next) return { type: 'step', ...after, leave };
    const go = () => {
      leaveFor(next);
      readOn();
    };
    return { type: 'beat', go };
  };
  return (
    <ol className="roll" aria-label="This step" ref={list}>
      {beats.map((view) => {
        const { beat, index, isDone } = view;
        const part = partOf?.(beat) ?? null;
        if (index === open) {
          return (
            <li key={index} className="ticket roll-open">
              {part !== null && <p className="eyebrow roll-part">{part}</p>}
              <BeatCard
                sandboxId={sandboxId}
                view={view}
                onward={onward(index)}
                logInAt={logInAt(sandboxId, context.lesson, { step, index })}
                mayPass={context.completed.includes(step.id)}
                guess={guess}
                send={send}
              />
            </li>
          );
        }
        if (isDone || index < open) {
          const show = () => {
            leaveFor(view);
            send({ type: 'open beat', index });
          };
          return (
            <li key={index} className="ticket">
              <DoneStub view={view} part={part} onOpen={show} />
            </li>
          );
        }
        return partOf || view === then ? (
          <li key={index} className="ticket roll-then">
            {part === null && <span className="eyebrow">Then</span>} <BeatPart part={part} beat={beat} />
          </li>
        ) : null;
      })}
    </ol>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { Action } from '#shared/content/lesson.ts';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import { browserTicketOf } from '../../controls/ticket-holders.ts';
import { refusalIn } from '../../requests/ask.ts';
import { changeSettings } from '../../requests/controls-api.ts';
import { fetchStatus } from '../../requests/sandbox-api.ts';
import { useFilm, useTimeline, useTimelineRef } from '../../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../../timeline/timeline-view.ts';
import { useDeed } from '../../timeline/use-deed.ts';
import { prepareWindow, takeWindow } from '../actions/foreign-window.ts';
import { performAction } from '../actions/perform-action.ts';
import { partsOf } from '../actions/use-doing.ts';
import { borrow, putBack } from './put-back.ts';
import { type RunEnd, type RunMeans, runQuestion } from './run-question.ts';
import { underLock } from './under-lock.ts';

/** How often it is looked for what the house notes, in milliseconds. */
const PAUSE_MS = 100;

/** Runs a question on this page: what prepares it is drawn at once, what decides arrow by arrow. */
export const useQuestionRun = (sandboxId: string, question: PracticeQuestion) => {
  const timeline = useTimelineRef();
  const deed = useDeed();
  const film = useFilm();
  const [isRunning, setRunning] = useState(false);
  const isUnderWay = useRef(false);
  const isSkipped = useRef(false);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      timeline.send({ type: 'place left' });
    };
  }, [timeline]);
  const isDown = useTimeline(
    (state) => state.matches({ line: 'reconnecting' }) || state.matches({ line: 'emptied' }),
  );

  const worldNow = () => {
    const { events } = timeline.getSnapshot().context;
    return { events, world: film.at(events, Number.POSITIVE_INFINITY) };
  };
  const show =
    (isQuiet: boolean) =>
    <Answer>(perform: () => Promise<Answer>, parts = 1): Promise<Answer> =>
      deed(
        () => {
          if (isQuiet || isSkipped.current) timeline.send({ type: 'skip' });
          return perform();
        },
        { parts, isSkippedInPlace: true },
      );
  const act = (action: Action, isQuiet: boolean): Promise<string | null> => {
    const form =
      action.type === 'log-in'
        ? { username: action.username, password: action.password }
        : { username: '', password: '' };
    const perform = () => performAction(action, { sandboxId, form, ...worldNow(), show: show(isQuiet) });
    // Of a guess each try is shown by itself.
    return action.type === 'device' && action.guesses ? perform() : show(isQuiet)(perform, partsOf(action));
  };
  const means: RunMeans = {
    async borrow(settings) {
      const status = await fetchStatus(sandboxId);
      if (!status.ok) return refusalIn(status);
      borrow(sandboxId, status.value.settings);
      return refusalIn(await changeSettings(sandboxId, settings));
    },
    putBack: () => putBack(sandboxId),
    act,
    // Of a trace whose beginning is gone nobody knows.
    hasTicket: () => browserTicketOf(worldNow().world) !== null || timeline.getSnapshot().context.dropped > 0,
    events: () => worldNow().events,
    isLeft: () => isLeft.current,
    pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
  };

  const run = async (): Promise<RunEnd> => {
    if (isUnderWay.current || isDown) return { state: 'left' };
    isUnderWay.current = true;
    isSkipped.current = false;
    setRunning(true);
    prepareWindow(question.run);
    let end: RunEnd = { state: 'left' };
    try {
      await underLock(sandboxId, { isForNow: false }, async () => {
        end = await runQuestion(question, means);
      });
    } finally {
      takeWindow()?.close();
      isUnderWay.current = false;
      setRunning(false);
    }
    return end;
  };
  const skip = () => {
    isSkipped.current = true;
    timeline.send({ type: 'skip' });
  };
  /** Leads the picture to what the run has shown, where something else has come since. */
  const lookAt = (number: number) => {
    if (number !== lastNumberOf(timeline.getSnapshot().context))
      timeline.send({ type: 'select event', number });
  };
  return { run, skip, lookAt, isRunning, isDown };
};

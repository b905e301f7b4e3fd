import { useEffect, useRef, useState } from 'react';
import type { Action } from '#shared/content/lesson.ts';
import { useFilm, useTimeline, useTimelineRef } from '../../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../../timeline/timeline-view.ts';
import { useDeed } from '../../timeline/use-deed.ts';
import { useLatestWorld } from '../../timeline/use-played.ts';
import { prepareWindow, takeWindow } from './foreign-window.ts';
import { performAction } from './perform-action.ts';
import type { Form } from './send-own.ts';
import { type Hindrance, type Task, whatHinders } from './what-hinders.ts';

/** What has been done with a beat's button, on this page. */
export type Doing =
  | { state: 'nothing' }
  | { state: 'acting' }
  /** The last of the actions, but for what only arranges the cloakroom after it; `since` is the number of the newest event before. */
  | { state: 'done'; action: Action; since: number; trouble: string | null };

export const lineIsDown: Hindrance = {
  says: 'The line is down: nobody would see what this causes.',
  isLogInFirst: false,
};

/**
 * Does a beat's actions at one press, each when what the one before brought has been shown, as long as its card is there.
 * Whatever stands for it says *Skip* meanwhile.
 * @param onPress hears of a press before anything is done, with the number of the newest event until then
 */
export const useDoing = (
  sandboxId: string,
  { actions, observe }: Task,
  onPress: (since: number) => void = () => undefined,
) => {
  const timeline = useTimelineRef();
  const deed = useDeed();
  const film = useFilm();
  const world = useLatestWorld();
  const [doing, setDoing] = useState<Doing>({ state: 'nothing' });
  const [forms, setForms] = useState(() => actions.map(formOf));
  const isSkipped = useRef(false);
  const isUnderWay = useRef(false);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      timeline.send({ type: 'place left' });
    };
  }, [timeline]);
  const isDown = useTimeline(
    (state) => state.matches({ line: 'reconnecting' }) || state.matches({ line: 'emptied' }),
  );
  const isWhole = useTimeline(({ context }) => context.dropped === 0);
  const hindrance =
    actions.length === 0 || doing.state === 'acting'
      ? null
      : isDown
        ? lineIsDown
        : whatHinders({ actions, observe }, { world, isWhole });

  const show = <Answer>(act: () => Promise<Answer>, parts = 1): Promise<Answer> =>
    deed(
      () => {
        if (isSkipped.current) timeline.send({ type: 'skip' });
        return act();
      },
      { parts, isSkippedInPlace: true },
    );

  const doOne = (action: Action, form: Form): Promise<string | null> => {
    const perform = () => {
      const { events } = timeline.getSnapshot().context;
      const world = film.at(events, Number.POSITIVE_INFINITY);
      return performAction(action, { sandboxId, form, events, world, show });
    };
    return action.type === 'device' && action.guesses ? perform() : show(perform, partsOf(action));
  };

  const run = async () => {
    if (isUnderWay.current || hindrance !== null) return;
    isUnderWay.current = true;
    isSkipped.current = false;
    prepareWindow(actions);
    setDoing({ state: 'acting' });
    onPress(lastNumberOf(timeline.getSnapshot().context));
    let last: { action: Action; since: number } | null = null;
    for (const [index, action] of actions.entries()) {
      const since = lastNumberOf(timeline.getSnapshot().context);
      const trouble = await doOne(action, forms[index] ?? formOf(action));
      if (isGone.current) return takeWindow()?.close();
      if (last === null || action.type !== 'settings' || trouble !== null) last = { action, since };
      if (trouble === null && index < actions.length - 1) continue;
      // What came to an end before its turn leaves a window that nobody fills.
      takeWindow()?.close();
      isUnderWay.current = false;
      setDoing({ state: 'done', ...last, trouble });
      return;
    }
  };
  const skip = () => {
    isSkipped.current = true;
    timeline.send({ type: 'skip' });
  };
  const change = (index: number, form: Form) =>
    setForms((before) => before.map((one, at) => (at === index ? form : one)));
  return { doing, run, skip, forms, change, hindrance };
};

/** Whatever a script does, a note of it comes first. */
export const partsOf = ({ type }: Action): number => (type === 'script' ? 2 : 1);

const formOf = (action: Action): Form =>
  action.type === 'log-in'
    ? { username: action.username, password: action.password }
    : { username: '', password: '' };

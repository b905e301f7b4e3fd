import { useMachine } from '@xstate/react';
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Lesson } from '#shared/content/lesson.ts';
import { lastVisitRecord } from '../storage/last-visit.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { useExchangeWalk, useTimeline } from '../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../timeline/timeline-view.ts';
import { usePlayed } from '../timeline/use-played.ts';
import { createProgressKeeper } from './keep-progress.ts';
import { lessonMachine } from './lesson-machine.ts';

/** The lesson's machine, fed by the timeline and the address, and remembered by this browser. */
export const useLessonProgress = (sandboxId: string, lesson: Lesson, stepId: string) => {
  const [record] = useState(() => progressRecord(lesson.slug));
  const [kept] = useState(() => record.read());
  const [keep] = useState(() => createProgressKeeper(record));
  const machine = useMemo(
    () =>
      lessonMachine.provide({
        actions: {
          remember: ({ self }, { openedAt, read, ...progress }) => {
            const visit = { sandboxId, openedAt, read: [...read] };
            const kept = keep({ ...progress, visit });
            if (kept) self.send({ type: 'kept', completed: kept.completed, ...kept.visit });
          },
        },
      }),
    [keep, sandboxId],
  );
  const { completed, visits } = kept.state === 'kept' ? kept.value : { completed: [], visits: [] };
  const { openedAt = {}, read = [] } = visits.find((visit) => visit.sandboxId === sandboxId) ?? {};
  const walk = useExchangeWalk();
  const [state, send] = useMachine(machine, { input: { lesson, stepId, completed, walk, openedAt, read } });

  const events = usePlayed();
  const newest = useTimeline(({ context }) => lastNumberOf(context));
  // Before that, an empty trace only means that nothing has come yet.
  const isKnown = useTimeline(
    (timeline) =>
      timeline.context.events.length > 0 ||
      timeline.matches({ line: 'connected' }) ||
      timeline.matches({ line: 'asking' }),
  );
  // Before anything is painted: what is done at an arrow does not look undone beneath it for a frame.
  useLayoutEffect(() => {
    if (isKnown) send({ type: 'trace changed', events, newest });
  }, [isKnown, events, newest, send]);
  useEffect(() => {
    send({ type: 'go to step', stepId });
    lastVisitRecord.write({ sandboxId, lesson: lesson.slug, step: stepId });
  }, [sandboxId, lesson.slug, stepId, send]);

  return { state, send, memory: kept.state };
};
